import type pg from 'pg';

export type BenchmarkProblem = { id: string; problem: string; solution: string | null };

// Thousands of problems at once, read by every thread that compares texts with them.
export async function readProblems(
  pool: pg.Pool,
  benchmarks: readonly string[],
): Promise<BenchmarkProblem[]> {
  const { rows } = await pool.query<BenchmarkProblem>(
    'SELECT id, problem, solution FROM benchmark_problems WHERE benchmark_id = ANY($1::uuid[]) ORDER BY seq',
    [benchmarks],
  );
  return rows;
}
