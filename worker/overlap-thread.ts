import { parentPort } from 'node:worker_threads';
import pg from 'pg';
import { env } from '#lib/env.ts';
import { localFinder } from '#lib/services/contamination/local-finder.ts';
import type { OverlapAnswer, OverlapQuestion } from './overlap-threads.ts';

/** A thread that finds benchmarks in texts; it reads their problems by a connection of its own. */
const pool = new pg.Pool({
  connectionString: env().DATABASE_URL,
  max: 1,
  application_name: 'corollary overlaps',
});
const find = localFinder(pool);

parentPort?.on('message', async ({ number, set, texts }: OverlapQuestion) => {
  const reply = (answer: OverlapAnswer) => parentPort?.postMessage(answer);
  try {
    reply({ number, found: await find(set, texts) });
  } catch (error) {
    reply({ number, fault: error instanceof Error ? error.message : String(error) });
  }
});
