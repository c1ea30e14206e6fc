import type { Batch } from '#lib/db/generated/client.ts';
import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import type { CallRow } from '#lib/db/queries/store-results.ts';
import type { RuleResult } from '#lib/domain/check/run-rules.ts';
import type { AnyMethod, Draft, Judgement, Parent, Reply, State } from '#lib/domain/generate/method.ts';
import type { ArmRecipe, Recipe } from '#lib/domain/generate/plan.ts';
import { requestStream } from '#lib/domain/generate/plan-batch.ts';
import type { Subject } from '../../check/judge.ts';
import type { OverlapFinder } from '../../contamination/index.ts';
import type { Ctx } from '../../context.ts';

/** One method of a leg's mix, with all that its requests depend on. */
export type Arm = {
  id: string;
  /** "<leg>.<place in the mix>": its part in the name of a random stream. */
  place: string;
  method: AnyMethod;
  recipe: ArmRecipe;
};

/** One worker's work on one batch. */
export type Run = {
  ctx: Ctx;
  batch: Batch;
  recipe: Recipe;
  arms: ReadonlyMap<string, Arm>;
  /** The name on its leases: "<worker>/<run>". */
  holder: string;
  /** Aborted when the worker is to stop: nothing new is claimed. */
  stopping: AbortSignal;
  /** Aborted when the worker can wait no longer: calls in flight are broken off and asked again. */
  aborting: AbortSignal;
  /** Runs the rules of a text, on another thread perhaps; left out, on this one. */
  judgeText?: (subject: Subject) => Promise<RuleResult[]>;
  /** Finds benchmarks in texts, on other threads perhaps; left out, on this one. */
  findOverlaps?: OverlapFinder;
  mostLines?: number;
  /** Takes a line for the log. */
  warn?: (message: string) => void;
};

/** What becomes of a claimed request. */
export type Result = {
  request: ClaimedRequest;
  arm: Arm;
  /** queued: the next call follows, or this one is to be tried again. */
  status: 'queued' | 'done' | 'refused' | 'failed';
  step: number;
  attempts: number;
  state: State | null;
  /** How long it waits before it is free again, in milliseconds. */
  waitMs: number;
  reason: string | null;
  message: string | null;
  call: CallRow | null;
  draft: Draft | null;
  judgement: Judgement | null;
  reply: Reply | null;
};

/** Seconds that a claim holds without a sign of life. */
export const leaseSeconds = 30;

export function parentOf({ problem, solution, answer, subject, level }: ClaimedRequest): Parent {
  return { problem, solution, answer, subject, level };
}

/** The name of a request's random stream. */
export function streamOf({ recipe }: Run, arm: Arm, request: ClaimedRequest): string {
  return requestStream(recipe.randomSeed, arm.place, request);
}

/**
 * A request that ends here, or goes on, with nothing but what is said. One that failed keeps what its earlier calls gave:
 * a retry goes on from there.
 */
export function resultOf(
  request: ClaimedRequest,
  arm: Arm,
  what: Pick<Result, 'status'> & Partial<Omit<Result, 'request' | 'arm' | 'status'>>,
): Result {
  const state = what.status === 'failed' ? request.state : null;
  return {
    ...{ request, arm, step: request.step, attempts: request.attempts, state, waitMs: 0 },
    ...{ reason: null, message: null, call: null, draft: null, judgement: null, reply: null },
    ...what,
  };
}

/** One problem that breaks a method must not stop the others: what it throws is a failure with its words. */
export function attemptMethod<T extends { ok: boolean }>(
  work: () => T,
): T | { ok: false; reason: string; message: string } {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: 'method-error', message: `The method broke on this problem: ${message}` };
  }
}
