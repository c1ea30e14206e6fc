import type { Tx } from '../client.ts';

// graphile-worker has no Prisma client: a job is added by its SQL function, in the transaction that makes the row
// which the job is about, so that neither exists without the other.
export async function addJob(
  tx: Tx,
  job: { name: string; payload: object; key: string; attempts: number; runAt?: Date },
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${job.name}, payload => ${JSON.stringify(job.payload)}::json, job_key => ${job.key},
      max_attempts => ${job.attempts}::int, run_at => ${job.runAt ?? null}::timestamptz)`;
}
