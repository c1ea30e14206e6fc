import { parentPort } from 'node:worker_threads';
import { connect } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { localFinder } from '#lib/services/contamination/index.ts';
import type { OverlapAnswer, OverlapQuestion } from './overlap-threads.ts';

/** A thread that finds benchmarks in texts; it reads their problems by a connection of its own. */
const { db } = connect(env().DATABASE_URL ?? '', { max: 1, applicationName: 'corollary overlaps' });
const find = localFinder(db);

parentPort?.on('message', async ({ number, set, texts }: OverlapQuestion) => {
  const reply = (answer: OverlapAnswer) => parentPort?.postMessage(answer);
  try {
    reply({ number, found: await find(set, texts) });
  } catch (error) {
    reply({ number, fault: error instanceof Error ? error.message : String(error) });
  }
});
