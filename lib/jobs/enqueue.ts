import type { Tx } from '#lib/db/client.ts';
import { addJob } from '#lib/db/queries/add-job.ts';
import { type JobName, type JobPayload, jobs } from './definitions.ts';

/** Adds a job in the caller's transaction. The same job and payload waits in the queue once. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  options: { runAt?: Date } = {},
): Promise<void> {
  const { attempts, payload: schema } = jobs[name];
  const ids = schema.parse(payload);
  await addJob(tx, {
    name,
    payload: ids,
    key: `${name}:${Object.values(ids).join(':')}`,
    attempts,
    ...options,
  });
}
