import { invalid, notFound, precondition } from '#lib/domain/errors.ts';
import { byProblem, type GradedReply } from '#lib/domain/evaluate/graded-reply.ts';
import { isSolved } from '#lib/domain/evaluate/majority.ts';
import { MOST_POINTS, type StudyOfEvaluations, type StudyPoint } from '#lib/domain/studies/schema.ts';
import type { ProjectCtx } from '../../context.ts';
import { readGraded } from '../../evaluate/grading/read-graded.ts';
import { findSweep } from '../../train/find.ts';
import type { PointSource } from './point-source.ts';
import { type TrainedModel, trainedModel } from './trained-model.ts';

type Asked = Pick<StudyOfEvaluations, 'evaluations' | 'sweep' | 'benchmark' | 'grader' | 'rulings' | 'by'>;
type Evaluated = TrainedModel & { id: string; name: string; benchmark: string };
/** A problem of the benchmark and whether a model solves it: by its only reply, or by the majority of its samples. */
type Solved = { problemId: string; level: string | null; subject: string | null; solved: boolean };

/** Evaluations of models that were trained here: the size is the number of rows that a model learned from. */
export const evaluationSource: PointSource<Asked> = {
  kind: 'evaluation',
  pointsOf: async (ctx, asked) => {
    const evaluated = await evaluationsOf(ctx, asked);
    const points: StudyPoint[] = [];
    for (const one of evaluated) {
      const replies = await readGraded(ctx.db, one.id);
      refuseUngraded(one, replies, asked.grader);
      points.push(...pointsFrom(one, solvedBy(replies, asked), asked));
    }
    if (points.length > MOST_POINTS) throw invalid(`A study holds at most ${MOST_POINTS} points.`);
    return points;
  },
  resultsOf: async (ctx, points, read) => {
    const solved = await Promise.all(
      points.map((point) => resultsOfPoint(point, (id) => read(id, () => readGraded(ctx.db, id)))),
    );
    // Items are drawn for all models alike: only those count that every one of them was asked.
    const shared = [...(solved[0]?.keys() ?? [])].filter((id) => solved.every((one) => one.has(id)));
    if (shared.length === 0) return null;
    return points.map(({ size }, at) => ({
      size,
      right: Uint8Array.from(shared, (id) => Number(solved[at]!.get(id))),
    }));
  },
};

async function evaluationsOf(ctx: ProjectCtx, asked: Asked): Promise<Evaluated[]> {
  const { evaluations, sweep, benchmark } = asked;
  if ((sweep === undefined) === (evaluations.length === 0))
    throw invalid('evaluations: Name evaluations, or a sweep whose evaluations are taken.');
  const which =
    sweep === undefined
      ? { id: { in: evaluations } }
      : {
          ...{ benchmarkId: benchmark, status: 'done' as const },
          checkpoint: { leg: { run: { sweepId: (await findSweep(ctx, sweep)).id } } },
        };
  const rows = await ctx.db.evaluation.findMany({
    where: { projectId: ctx.project.id, ...which },
    orderBy: { seq: 'asc' },
    include: { benchmark: { select: { name: true } } },
  });
  if (rows.length === 0) {
    if (sweep === undefined) throw notFound('These evaluations');
    throw precondition('No model of this sweep was evaluated yet.');
  }
  if (sweep === undefined && rows.length < new Set(evaluations).size)
    throw notFound('One of these evaluations');
  return Promise.all(
    rows.map(async ({ id, name, status, benchmark: { name: tested }, ...row }) => {
      if (status !== 'done') throw precondition(`“${name}” is ${status}: a study takes what is done.`);
      return { id, name, benchmark: tested, ...(await trainedModel(ctx, { name, ...row })) };
    }),
  );
}

function refuseUngraded({ name }: Evaluated, replies: readonly GradedReply[], grader: string): void {
  const lost = replies.filter(({ failed }) => failed).length;
  if (lost > 0)
    throw precondition(
      `${lost} replies of “${name}” never came. Ask them again before it counts in a study.`,
    );
  if (replies.some(({ grades }) => grades[grader] === undefined))
    throw precondition(`“${name}” was not graded by "${grader}". Grade it again.`);
}

function solvedBy(
  replies: readonly GradedReply[],
  { grader, rulings }: { grader: string; rulings: boolean },
): Solved[] {
  const judge = { grader, withPeople: rulings };
  return byProblem(replies).map(({ problemId, replies: samples }) => ({
    problemId,
    level: samples[0]!.level === null ? null : String(samples[0]!.level),
    subject: samples[0]!.subject,
    solved: isSolved(samples, judge),
  }));
}

/** One point for the whole benchmark, then one for each level and subject that is asked for. */
function pointsFrom(
  model: Evaluated,
  results: readonly Solved[],
  { by, grader, rulings }: Asked,
): StudyPoint[] {
  const { size, tokens, base, seed, mix, curriculum, benchmark, id } = model;
  const point = (some: readonly Solved[], labels: { level?: string; subject?: string }): StudyPoint => {
    const correct = some.filter(({ solved }) => solved).length;
    return {
      ...{ size, tokens, base, seed, curriculum, benchmark },
      ...{ level: null, subject: null, mix, setting: null, ...labels },
      ...{ accuracy: correct / some.length, correct, items: some.length, weight: some.length },
      source: { kind: 'evaluation', evaluation: id, grader, rulings },
    };
  };
  const parts = by.flatMap((field) => {
    const groups = Map.groupBy(results, (one) => one[field]);
    return [...groups].flatMap(([label, some]) => (label === null ? [] : [point(some, { [field]: label })]));
  });
  return [point(results, {}), ...parts];
}

/** The results behind a point: its problems, whether solved, by their ids in the order of the benchmark. */
async function resultsOfPoint(
  { source, level, subject }: StudyPoint,
  repliesOf: (evaluation: string) => Promise<readonly GradedReply[]>,
): Promise<Map<string, boolean>> {
  if (source.kind !== 'evaluation') return new Map();
  const results = solvedBy(await repliesOf(source.evaluation), source);
  const within = results.filter(
    (one) => (level === null || one.level === level) && (subject === null || one.subject === subject),
  );
  return new Map(within.map(({ problemId, solved }) => [problemId, solved]));
}
