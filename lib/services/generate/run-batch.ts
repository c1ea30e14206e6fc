import { setTimeout } from 'node:timers/promises';
import type { Batch } from '#lib/db/generated/client.ts';
import { extendLeases } from '#lib/db/queries/extend-leases.ts';
import { returnLeasesOf } from '#lib/db/queries/return-leases-of.ts';
import type { RuleResult } from '#lib/domain/check/run-rules.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { ArmRecipe, Recipe } from '#lib/domain/generate/plan.ts';
import type { Subject } from '../check/judge.ts';
import type { OverlapFinder } from '../contamination/index.ts';
import type { Ctx } from '../context.ts';
import { submitCalls } from './batch-api/submit-calls.ts';
import { methodOf } from './run/method-of.ts';
import { type Arm, leaseSeconds, type Run } from './run/run.ts';
import { runComputed } from './run/run-computed.ts';
import { runModel } from './run/run-model.ts';
import { settle } from './run/settle.ts';

export type RunOptions = {
  /** The worker's id, as in its heartbeat. */
  workerId: string;
  /** Aborted when the worker is to stop. */
  stopping: AbortSignal;
  /** Aborted when the worker can wait no longer for calls in flight. */
  aborting: AbortSignal;
  /** Runs the rules of a text, on another thread perhaps; left out, on this one. */
  judgeText?: (subject: Subject) => Promise<RuleResult[]>;
  /** Finds benchmarks in texts, on other threads perhaps; left out, on this one. */
  findOverlaps?: OverlapFinder;
  /** Calls that one file for a Batch API holds at most; left out, as many as providers take. */
  mostLines?: number;
  /** Takes a line for the worker's log: something went wrong, and the work goes on. */
  warn?: (message: string) => void;
};

/**
 * The job "generate.run": works on a batch until no request is free. Many may run at the same time and any may be
 * killed: each request is leased, and what another holder leases is left to it or taken over when its lease ends.
 */
export async function runBatch(ctx: Ctx, batchId: string, options: RunOptions): Promise<void> {
  await ctx.db.batch.updateMany({ where: { id: batchId, status: 'queued' }, data: { status: 'running' } });
  await ctx.db.batch.updateMany({
    where: { id: batchId, status: 'running', startedAt: null },
    data: { startedAt: ctx.now() },
  });
  const batch = await ctx.db.batch.findUnique({ where: { id: batchId } });
  if (batch?.status === 'running') await work(ctx, batch, options);
  await settle(ctx, batchId);
}

async function work(ctx: Ctx, batch: Batch, options: RunOptions): Promise<void> {
  const holder = `${options.workerId}/${Buffer.from(ctx.randomBytes(6)).toString('hex')}`;
  const arms = await loadArms(ctx, batch.id);
  const run: Run = { ctx, batch, arms, recipe: Recipe.parse(batch.recipe), holder, ...options };
  const beat = setInterval(
    () => {
      // A beat that is lost with its connection is made up by the next; three of them fit in a lease.
      extendLeases(ctx.db, { batchId: batch.id, workerId: holder, leaseSeconds }).catch(() => {});
    },
    (leaseSeconds * 1000) / 3,
  );
  try {
    await runArms(run);
  } catch (error) {
    // What a person must change first; anything else is for the queue to try again.
    if (!(error instanceof StudioError)) {
      await giveBack(ctx, holder);
      throw error;
    }
    const data = { status: 'failed' as const, error: error.message, finishedAt: ctx.now() };
    await ctx.db.batch.updateMany({ where: { id: batch.id, status: 'running' }, data });
  } finally {
    clearInterval(beat);
  }
}

export async function loadArms(ctx: Ctx, batchId: string): Promise<Map<string, Arm>> {
  const rows = await ctx.db.batchArm.findMany({ where: { batchId }, include: { leg: true } });
  return new Map(
    rows.map(({ id, method, recipe, position, leg }) => [
      id,
      {
        id,
        place: `${leg.position}.${position}`,
        method: methodOf(method),
        recipe: ArmRecipe.parse(recipe),
      },
    ]),
  );
}

/** Computed requests and those of each model have their own loops; one that fails stops the others' claims. */
async function runArms(run: Run): Promise<void> {
  const models = new Set([...run.arms.values()].map((arm) => arm.recipe.model?.id ?? null));
  const failing = new AbortController();
  const own = { ...run, stopping: AbortSignal.any([run.stopping, failing.signal]) };
  const loops = [...models].map(async (id) => {
    try {
      if (id === null) await runComputed(own);
      else await (run.batch.viaBatchApi ? submitCalls(own, id) : runModel(own, id));
    } catch (error) {
      failing.abort();
      throw error;
    }
  });
  const ended = await Promise.allSettled(loops);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** What a failed run held is free at once, as soon as the database answers again; else when the leases end. */
async function giveBack(ctx: Ctx, holder: string): Promise<void> {
  for (const wait of [0, 500, 1000, 2000, 4000]) {
    await setTimeout(wait);
    const returned = await returnLeasesOf(ctx.db, [holder]).then(
      () => true,
      () => false,
    );
    if (returned) return;
  }
}
