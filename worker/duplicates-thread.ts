import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { type SearchOptions, searchDuplicates } from '#lib/services/duplicates/run/search-duplicates.ts';

export type SearchThreadData = Omit<SearchOptions, 'pool' | 'report'> & { url: string };

/** Between two words about how far it is. */
const reportMs = 250;

/** A thread that searches a project for duplicates, with connections of its own; see duplicates-runner.ts. */
const { url, ...asked } = workerData as SearchThreadData;
// Without the client that the other edges use, which takes seconds to load.
const pool = new pg.Pool({ connectionString: url, max: 3, application_name: 'corollary duplicates' });
let last = { phase: '', at: 0 };
const report = (phase: string, done: number, total: number) => {
  const at = performance.now();
  if (phase === last.phase && at - last.at < reportMs) return;
  last = { phase, at };
  parentPort?.postMessage({ phase, done, total });
};
const result = await searchDuplicates({ ...asked, pool, report });
await pool.end();
parentPort?.postMessage({ result });
