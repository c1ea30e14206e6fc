import type { Db } from '#lib/db/client.ts';
import { finishedMigrations } from '#lib/db/queries/finished-migrations.ts';
import { BEAT_LIMIT } from './check-health.ts';
import { ANSWER_WITHIN, within } from './within.ts';

/** "ok", or what is wrong in words. */
export type Readiness = { ready: boolean; database: string; migrations: string; worker: string };

type Asked = {
  db: Db;
  now: () => Date;
  /** The migrations that this program knows. */
  known: readonly string[];
  /** How long the database may take, in milliseconds. */
  milliseconds?: number;
};

/** Whether this process can do all that it is there for, and if not, what is missing. For anyone: it tells nothing else. */
export async function checkReadiness({
  db,
  now,
  known,
  milliseconds = ANSWER_WITHIN,
}: Asked): Promise<Readiness> {
  try {
    const newest = { orderBy: { beatAt: 'desc' }, select: { beatAt: true } } as const;
    const asked = Promise.all([finishedMigrations(db), db.workerHeartbeat.findFirst(newest)]);
    const [finished, last] = await within(milliseconds, asked);
    const migrations = migrationsIn(finished, known);
    const worker = workerIn(last?.beatAt ?? null, now());
    return { ready: migrations === 'ok' && worker === 'ok', database: 'ok', migrations, worker };
  } catch {
    return { ready: false, database: 'not reachable', migrations: 'unknown', worker: 'unknown' };
  }
}

function migrationsIn(finished: readonly string[], known: readonly string[]): string {
  if (known.length === 0) return 'unknown: this program was started without its migrations';
  const missing = known.filter((name) => !finished.includes(name));
  if (missing.length > 0) return `${missing.length} are missing, the first is ${missing[0]}`;
  const newer = finished.filter((name) => !known.includes(name));
  return newer.length > 0 ? `the database is newer: ${newer.at(-1)} is not known here` : 'ok';
}

function workerIn(beatAt: Date | null, now: Date): string {
  if (!beatAt) return 'none has beaten';
  const silent = now.getTime() - beatAt.getTime();
  return silent <= BEAT_LIMIT ? 'ok' : `the last beat was ${Math.round(silent / 1000)} s ago`;
}
