import type { Tx } from '../../client.ts';

export type BenchmarkSetRow = { benchmarks: { id: string; hash: string }[]; settings: unknown };

// Asked once for every group of results that is stored: the benchmarks that stand and the project's setting are one
// round trip. Importing a benchmark ends by a lock that waits for such transactions, see await-writers.ts.
export async function readBenchmarkSet(tx: Tx, projectId: string): Promise<BenchmarkSetRow> {
  const rows = await tx.$queryRaw<BenchmarkSetRow[]>`
    SELECT coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', b.id, 'hash', b.content_hash) ORDER BY b.id)
        FROM benchmarks b WHERE b.project_id = ${projectId}::uuid AND b.status = 'done'), '[]') AS benchmarks,
      (SELECT s.value FROM project_settings s
       WHERE s.project_id = ${projectId}::uuid AND s.key = 'decontamination') AS settings`;
  return rows[0] ?? { benchmarks: [], settings: null };
}
