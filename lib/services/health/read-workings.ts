import type { Db } from '#lib/db/client.ts';
import { countJobs, type JobCount } from '#lib/db/queries/count-jobs.ts';

export type WorkerFacts = {
  hostname: string;
  pid: number;
  secondsSinceBeat: number;
  /** What it counted until its last beat. */
  metrics: unknown;
};
export type Workings = { databaseUp: boolean; jobs: JobCount[]; workers: WorkerFacts[] };

/** What the database knows of the queue and of the workers; nothing while it cannot be reached. */
export async function readWorkings({ db, now }: { db: Db; now: () => Date }): Promise<Workings> {
  try {
    const jobs = await countJobs(db);
    const workers = await db.workerHeartbeat.findMany({ orderBy: { startedAt: 'asc' } });
    const facts = workers.map(({ hostname, pid, beatAt, metrics }) => ({
      ...{ hostname, pid, metrics },
      secondsSinceBeat: Math.max(0, (now().getTime() - beatAt.getTime()) / 1000),
    }));
    return { databaseUp: true, jobs, workers: facts };
  } catch {
    return { databaseUp: false, jobs: [], workers: [] };
  }
}
