import type { z } from 'zod';
import { precondition } from '#lib/domain/errors.ts';
import type { NewVersion } from '#lib/domain/versions/schema.ts';
import type { Ctx } from '#lib/services/context.ts';
import { type CorpusRunner, type CorpusRunners, runCorpus } from '#lib/services/corpus/index.ts';
import { runBranch } from '#lib/services/versions/branch/run.ts';
import { runFreeze } from '#lib/services/versions/freeze/freeze.ts';
import type { ShardLimits } from '#lib/services/versions/freeze/shard-writer.ts';
import { createVersion, getVersion, listVerifications, verifyVersion } from '#lib/services/versions/index.ts';
import { runRestore } from '#lib/services/versions/restore/run.ts';
import { runVerify } from '#lib/services/versions/verify/run-verify.ts';

const never = new AbortController().signal;

const another: CorpusRunner = async () => {
  throw new Error('Another kind of run was asked for.');
};

/** The run of a version, as the worker does it; a small shard gives several of them. */
export async function runFreezeOf(ctx: Ctx, run: string, limits?: ShardLimits): Promise<void> {
  const runners: CorpusRunners = {
    ...{
      duplicates: another,
      contamination: another,
      estimates: another,
      selection: another,
      indexes: another,
    },
    restore: runRestore,
    branch: runBranch,
    verify: runVerify,
    freeze: (runCtx, row, progress) => runFreeze(runCtx, row, progress, { limits }),
  };
  await runCorpus(ctx, run, runners, never);
}

/** A version that was asked for, frozen and is there; what the run says where it is not. */
export async function frozenVersion(
  ctx: Ctx,
  asked: z.input<typeof NewVersion> & { project: string },
  limits?: ShardLimits,
) {
  const { run } = await createVersion(ctx, asked);
  await runFreezeOf(ctx, run, limits);
  const { error } = await ctx.db.corpusRun.findUniqueOrThrow({ where: { id: run } });
  if (error) throw precondition(error);
  return getVersion(ctx, { project: asked.project, version: asked.name });
}

/** What a run of versions gave, once it is through; throws what it failed with. */
export async function finishedRun(ctx: Ctx, { run }: { run: string }): Promise<Record<string, unknown>> {
  await runFreezeOf(ctx, run);
  const { status, error, result } = await ctx.db.corpusRun.findUniqueOrThrow({ where: { id: run } });
  if (error) throw precondition(error);
  return { status, ...(result as object) };
}

/** What a version is found to be when it is hashed again, as the worker does it. */
export async function verified(ctx: Ctx, place: { project: string; version: string }) {
  const { run } = await verifyVersion(ctx, place);
  await finishedRun(ctx, { run });
  const { items } = await listVerifications(ctx, place);
  return items.find((one) => one.run === run)!;
}
