import type { Ctx } from '../context.ts';
import { signSeeds } from '../duplicates/sign-texts.ts';
import { checkVariants } from './check-variants.ts';
import { compareVariants } from './compare-variants.ts';
import { eachChunk } from './each-chunk.ts';

/**
 * The jobs "check.batch" and "check.project": every rule over every variant, chunk by chunk in the order of arrival.
 * Run again after a crash it begins anew, which changes nothing that is right already.
 */
export async function runRecheck(
  ctx: Ctx,
  scope: { batchId: string } | { projectId: string },
  stopping: AbortSignal,
): Promise<void> {
  await eachChunk(ctx, scope, stopping, checkVariants);
  return compareEach(ctx, scope, stopping);
}

/** Checks what no rule has looked at yet among the variants of some legs of a batch. */
export async function checkLegs(
  ctx: Ctx,
  { batchId, legs }: { batchId: string; legs: readonly number[] },
  stopping: AbortSignal,
): Promise<void> {
  const arm = { leg: { position: { in: [...legs] } } };
  return eachChunk(ctx, { batchId, checkState: 'unchecked', arm }, stopping, checkVariants);
}

/**
 * The job "check.compare": the variants of a batch, which had their other checks as they were stored, are compared with
 * the corpus; at a batch's end, so that generating does not wait for it.
 */
export async function compareBatchVariants(ctx: Ctx, batchId: string, stopping: AbortSignal): Promise<void> {
  return compareEach(ctx, { batchId }, stopping);
}

/** Where most of the corpus was never read for duplicates there is nothing to compare with: a search has to come first. */
async function compareEach(
  ctx: Ctx,
  scope: { batchId: string } | { projectId: string },
  stopping: AbortSignal,
): Promise<void> {
  const found = await ctx.db.variant.findFirst({ where: scope, select: { projectId: true } });
  if (!found || !(await signSeeds(ctx, found.projectId, stopping))) return;
  return eachChunk(ctx, scope, stopping, compareVariants);
}
