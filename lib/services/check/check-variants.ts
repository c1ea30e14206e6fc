import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import { storeChecks } from '#lib/db/queries/store-checks.ts';
import type { GroundTruth } from '#lib/domain/generate/method.ts';
import { methodById } from '#lib/domain/generate/methods/index.ts';
import type { Ctx } from '../context.ts';
import { judgeInProject, judgeText, methodTraits, type Subject } from './judge.ts';

export type CheckedCounts = { checked: number; passed: number; undecided: number; failed: number };

type Found = { subject: Subject; revision: number };

/**
 * Runs every rule over the current revision of these variants. What was edited while the rules ran is left alone: its
 * editor's own checks are the ones that count.
 */
export async function checkVariants(
  ctx: Ctx,
  projectId: string,
  ids: readonly string[],
): Promise<CheckedCounts> {
  const found = await read(ctx, projectId, ids);
  const judged = found.map(({ subject }) => ({ subject, results: judgeText(subject) }));
  const states = await ctx.db.$transaction(
    async (tx) => {
      await lockProjectTexts(tx, projectId);
      const judgements = await judgeInProject(tx, projectId, judged);
      const rows = judgements.map(({ results, state }, at) => ({
        variant_id: found[at]!.subject.id,
        revision: found[at]!.revision,
        state,
        checks: results,
      }));
      const stored = new Set(await storeChecks(tx, rows, ctx.now()));
      return rows.filter((row) => stored.has(row.variant_id)).map((row) => row.state);
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
  const count = (state: string) => states.filter((one) => one === state).length;
  return {
    checked: states.length,
    passed: count('passed'),
    undecided: count('undecided'),
    failed: count('failed'),
  };
}

async function read(ctx: Ctx, projectId: string, ids: readonly string[]): Promise<Found[]> {
  const rows = await ctx.db.variant.findMany({
    where: { id: { in: [...ids] }, projectId },
    orderBy: { seq: 'asc' },
    include: {
      seed: { select: { id: true, problem: true, solution: true, answer: true } },
      revisions: { where: { number: 1 }, select: { problem: true } },
    },
  });
  return rows.map(({ id, seq, problem, solution, answer, contentHash, method, seed, revision, ...row }) => ({
    revision,
    subject: {
      id,
      seq: Number(seq),
      hash: contentHash,
      variant: { problem, solution, answer },
      seed,
      method: methodTraits(methodById(method), row.groundTruth as GroundTruth),
      truth: row.revisions[0] && row.revisions[0].problem !== problem ? null : row.truth,
    },
  }));
}
