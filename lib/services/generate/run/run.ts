import type { Batch } from '#lib/db/generated/client.ts';
import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import type { Draft, Method, Parent } from '#lib/domain/generate/method.ts';
import type { Recipe } from '#lib/domain/generate/schema.ts';
import type { Ctx } from '../../context.ts';

/** One worker's work on one batch. */
export type Run = {
  ctx: Ctx;
  batch: Batch;
  recipe: Recipe;
  method: Method;
  /** The name on its leases: "<worker>/<run>". */
  holder: string;
  /** Aborted when the worker is to stop: nothing new is claimed. */
  stopping: AbortSignal;
  /** Aborted when the worker can wait no longer: calls in flight are broken off and asked again. */
  aborting: AbortSignal;
};

/** How a request ended. */
export type Result = {
  request: ClaimedRequest;
  status: 'done' | 'refused' | 'failed';
  reason: string | null;
  message: string | null;
  reply: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  cost: number | null;
  draft: Draft | null;
};

/** Seconds that a claim holds without a sign of life. */
export const leaseSeconds = 30;

export function parentOf({ problem, solution, answer, subject, level }: ClaimedRequest): Parent {
  return { problem, solution, answer, subject, level };
}
