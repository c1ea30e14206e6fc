import { hostname } from 'node:os';
import { connect } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { hasWorker } from '#lib/services/health/check-health.ts';

/** `node bin/healthy.ts web|worker`: exit code 0 where this container does its work. */
async function main(part: string | undefined): Promise<boolean> {
  if (part === 'web') return webAnswers();
  if (part === 'worker') return workerBeats();
  console.error('Usage: node bin/healthy.ts web|worker');
  return false;
}

/** A web server without workers still serves: what it needs itself is the database. */
async function webAnswers(): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${env().PORT}/api/health`, {
    signal: AbortSignal.timeout(5000),
  });
  const { database } = (await answer.json()) as { database: string };
  return database === 'ok';
}

/** A worker has no port; its heartbeat is what the others go by. */
async function workerBeats(): Promise<boolean> {
  const connection = connect(env().DATABASE_URL ?? '', { max: 1, applicationName: 'corollary health' });
  return hasWorker({ db: connection.db, now: () => new Date() }, hostname());
}

const well = await main(process.argv[2]).catch((error: Error) => {
  console.error(error.message);
  return false;
});
process.exit(well ? 0 : 1);
