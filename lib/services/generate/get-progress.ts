import { notFound } from '#lib/domain/errors.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { projectVerb } from '../verb.ts';
import { methodTitle } from './run/method-of.ts';
import { progressOf } from './run/progress.ts';

/** So many of the newest variants come along, each with so much of its texts. */
const samples = { count: 6, problem: 1_000, solution: 2_000 };

export const getProgress = projectVerb(
  {
    name: 'generate.progress',
    summary: 'Shows how a batch goes, with its newest variants: cheap enough to be asked every second.',
    kind: 'query',
    capability: 'read',
    input: BatchRef,
  },
  async (ctx, input) => {
    const batch = await ctx.db.batch.findFirst({
      where: { id: input.batch, projectId: ctx.project.id },
      omit: { recipe: true },
    });
    if (!batch) throw notFound('This batch');
    const [progress, newest] = await Promise.all([
      progressOf(ctx.db, { ...batch, recipe: null }, ctx.now()),
      ctx.db.variant.findMany({
        where: { batchId: batch.id },
        orderBy: { seq: 'desc' },
        take: samples.count,
        select: {
          ...{ id: true, seq: true, method: true, hop: true },
          ...{ problem: true, solution: true, answer: true, checkState: true },
        },
      }),
    ]);
    return {
      ...progress,
      samples: newest.map(({ seq, problem, solution, ...one }) => ({
        ...one,
        methodTitle: methodTitle(one.method),
        seq: Number(seq),
        problem: cut(problem, samples.problem),
        solution: cut(solution, samples.solution),
      })),
    };
  },
);

const cut = (text: string, longest: number) => (text.length > longest ? `${text.slice(0, longest)} …` : text);

export type BatchProgress = Awaited<ReturnType<typeof getProgress>>;
