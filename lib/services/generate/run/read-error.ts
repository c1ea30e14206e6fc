import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import type { LlmError } from '#lib/llm/client.ts';
import type { Asking } from './ask.ts';
import { unansweredCall } from './call-rows.ts';
import { type Arm, type Result, type Run, resultOf } from './run.ts';

/** Tries of one call, the first included; more where the provider only asks for patience, or was never reached. */
const tries = { charged: 5, patient: 12 };
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

/** What becomes of a request whose call gave no reply: it is tried again later, or it failed. */
export function readError(
  run: Run,
  arm: Arm,
  request: ClaimedRequest,
  { call, milliseconds }: { call: Asking; milliseconds: number },
  error: LlmError,
): Result {
  const { kind: reason, message, sent } = error;
  const { attempts, state } = request;
  const row = (status: 'failed' | 'lost') =>
    unansweredCall(arm, request, call.template, status, error, milliseconds);
  if (run.aborting.aborted) {
    const stopped = { reason, message: 'The worker stopped.', attempts: attempts - 1, state };
    return resultOf(request, arm, { status: 'queued', ...stopped, call: sent ? row('lost') : null });
  }
  if (reason === 'quota') {
    // The batch pauses: when there is money again, this one is asked like the others.
    const later = { reason, message, state, attempts: attempts - 1, call: row('failed') };
    return resultOf(request, arm, { status: 'queued', ...later });
  }
  const most = reason === 'rate-limit' || !sent ? tries.patient : tries.charged;
  if (error.retryable && attempts < most) {
    const again = { reason, message, call: row('failed'), state, waitMs: waitMs(run, error, attempts) };
    return resultOf(request, arm, { status: 'queued', ...again });
  }
  const tried = attempts > 1 ? ` (tried ${attempts} times)` : '';
  return resultOf(request, arm, {
    status: 'failed',
    reason,
    message: `${message}${tried}`,
    call: row('failed'),
  });
}

/** Exponential back-off with full jitter over its upper half, or what the provider asks for and a little more. */
function waitMs({ ctx }: Run, { retryAfterMs }: LlmError, attempts: number): number {
  const jitter = (ctx.randomBytes(1)[0] ?? 0) / 256;
  if (retryAfterMs !== null) return retryAfterMs + jitter * 500;
  return Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs) * (0.5 + jitter / 2);
}
