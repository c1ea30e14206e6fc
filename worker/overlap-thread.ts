import pg from 'pg';
import { env } from '#lib/env.ts';
import { localFinder } from '#lib/services/contamination/local-finder.ts';
import { answerOnThread } from './answer-on-thread.ts';
import type { OverlapFindings, OverlapQuestion } from './overlap-threads.ts';

/** A thread that finds benchmarks in texts; it reads their problems by a connection of its own. */
const pool = new pg.Pool({
  connectionString: env().DATABASE_URL,
  max: 1,
  application_name: 'corollary overlaps',
});
const find = localFinder(pool);

answerOnThread<OverlapQuestion, OverlapFindings>(({ set, texts }) => find(set, texts));
