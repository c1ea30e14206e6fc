import type pg from 'pg';

/**
 * Takes away what an earlier bench has made of a kept corpus: runs, clusters, selections, benchmarks, planted seeds and
 * variants, and the signatures, so that the first search for duplicates is a first one again.
 */
export async function cleanCorpus(pool: pg.Pool, projectId: string): Promise<void> {
  const tables = ['corpus_runs', 'corpus_selections', 'duplicate_clusters', 'benchmarks', 'variants'];
  for (const table of tables) {
    await pool.query(`DELETE FROM ${table} WHERE project_id = $1`, [projectId]);
  }
  await pool.query(
    `DELETE FROM seeds WHERE import_id IN (
       SELECT id FROM seed_imports WHERE project_id = $1 AND source_name = 'test')`,
    [projectId],
  );
  await pool.query('TRUNCATE text_signatures');
}
