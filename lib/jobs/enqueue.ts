import type { Tx } from '#lib/db/client.ts';
import { addJob } from '#lib/db/queries/add-job.ts';
import { currentScope } from '#lib/observe/scope.ts';
import { tracing } from '#lib/observe/trace.ts';
import { type JobName, type JobPayload, jobs, mostAttempts, type Origin } from './definitions.ts';

/** Adds a job in the caller's transaction. The same job and payload waits in the queue once. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  options: { runAt?: Date } = {},
): Promise<void> {
  const ids = jobs[name].parse(payload);
  await addJob(tx, {
    name,
    payload: { ...ids, ...askedBy() },
    key: `${name}:${Object.values(ids).join(':')}`,
    attempts: mostAttempts,
    ...options,
  });
}

/** Beside the ids goes which request asked, for the log of whoever does the job. */
function askedBy(): Origin {
  const { requestId } = currentScope() ?? {};
  const traceparent = tracing()?.traceparent();
  return { ...(requestId && { requestId }), ...(traceparent && { traceparent }) };
}
