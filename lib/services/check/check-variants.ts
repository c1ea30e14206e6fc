import type { Tx } from '#lib/db/client.ts';
import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import { storeChecks } from '#lib/db/queries/store-checks.ts';
import type { RuleResult } from '#lib/domain/check/run-rules.ts';
import type { GroundTruth } from '#lib/domain/generate/method.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import type { Ctx } from '../context.ts';
import { type Judgement, judgeInProject, judgeText, methodTraits, type Subject } from './judge.ts';
import { withJudges } from './judge-checks.ts';
import { firstProblem, knownAnswer } from './known-answer.ts';
import { withStandingOverrides } from './standing-overrides.ts';

export type CheckedCounts = { checked: number; passed: number; undecided: number; failed: number };

/** A stored text whose own rules have run. */
export type PreparedCheck = { subject: Subject; revision: number; results: RuleResult[] };

/** Waiting for the lock on a project's texts may take long while a batch is stored. */
export const patient = { timeout: 120_000, maxWait: 30_000 };

/**
 * Runs every rule over the current revision of these variants. What was edited while the rules ran is left alone: its
 * editor's own checks are the ones that count.
 */
export async function checkVariants(
  ctx: Ctx,
  projectId: string,
  ids: readonly string[],
): Promise<CheckedCounts> {
  const prepared = await prepareChecks(ctx, projectId, ids);
  const stored = await ctx.db.$transaction((tx) => storePrepared(tx, ctx, projectId, prepared), patient);
  const count = (state: string) => stored.filter((one) => one.state === state).length;
  return {
    checked: stored.length,
    passed: count('passed'),
    undecided: count('undecided'),
    failed: count('failed'),
  };
}

/** Reads variants and runs the rules that need their text alone, outside any transaction. */
export async function prepareChecks(
  ctx: Ctx,
  projectId: string,
  ids: readonly string[],
): Promise<PreparedCheck[]> {
  const found = await readSubjects(ctx, projectId, ids);
  return found.map((one) => ({ ...one, results: judgeText(one.subject) }));
}

/** Runs the other rules, lets people's words stand, and stores it all; returns what was stored, in the same order. */
export async function storePrepared(
  tx: Tx,
  ctx: Ctx,
  projectId: string,
  prepared: readonly PreparedCheck[],
): Promise<Judgement[]> {
  await lockProjectTexts(tx, projectId);
  const ruled = await judgeInProject(tx, projectId, await withStandingOverrides(tx, prepared));
  const texts = prepared.map(({ subject, revision }) => ({ id: subject.id, revision }));
  const judgements = await withJudges(tx, projectId, texts, ruled);
  const rows = judgements.map(({ results, state }, at) => ({
    variant_id: prepared[at]!.subject.id,
    revision: prepared[at]!.revision,
    state,
    checks: results,
  }));
  const states = new Map((await storeChecks(tx, rows, ctx.now())).map(({ id, state }) => [id, state]));
  return judgements.flatMap((one, at) => {
    const state = states.get(rows[at]!.variant_id);
    return state === undefined ? [] : [{ ...one, state }];
  });
}

/** Variants as they are now, with what the rules need to know of them. */
export async function readSubjects(
  ctx: Ctx,
  projectId: string,
  ids: readonly string[],
): Promise<Omit<PreparedCheck, 'results'>[]> {
  const rows = await ctx.db.variant.findMany({
    where: { id: { in: [...ids] }, projectId },
    orderBy: { seq: 'asc' },
    include: {
      seed: { select: { id: true, problem: true, solution: true, answer: true, contentHash: true } },
      revisions: firstProblem,
    },
  });
  return rows.map(({ id, seq, problem, solution, answer, contentHash, method, revision, ...row }) => {
    const { contentHash: seedHash, ...seed } = row.seed;
    return {
      revision,
      subject: {
        id,
        seq: Number(seq),
        hash: contentHash,
        variant: { problem, solution, answer },
        seed,
        method: traitsOf(method, row.groundTruth as GroundTruth, contentHash === seedHash),
        truth: knownAnswer({ truth: row.truth, problem }, row.revisions[0]),
      },
    };
  });
}

/** Of a method that only an imported dataset knows, its variant itself shows whether it keeps the problem. */
function traitsOf(id: string, groundTruth: GroundTruth, sameProblem: boolean): Subject['method'] {
  const known = methods.find((one) => one.id === id);
  return known ? methodTraits(known, groundTruth) : { groundTruth, keepsProblem: sameProblem };
}
