import type pg from 'pg';

export type CertifiedBenchmark = { name: string; contentHash: string; problems: number };

// The benchmarks that the rows stand against.
export async function certifiedBenchmarks(
  client: pg.PoolClient,
  projectId: string,
): Promise<CertifiedBenchmark[]> {
  const { rows } = await client.query<CertifiedBenchmark>(
    `SELECT name, content_hash AS "contentHash", problem_count AS problems FROM benchmarks
     WHERE project_id = $1 AND status = 'done' ORDER BY name COLLATE "C"`,
    [projectId],
  );
  return rows;
}
