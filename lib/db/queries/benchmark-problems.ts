import { Prisma } from '../generated/client.ts';

/** The problems of a benchmark, in its order, in the columns of `selectedSeeds`. */
export function benchmarkProblems(one: { projectId: string; benchmark: string; limit?: number }): Prisma.Sql {
  const limit = one.limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${one.limit}::int`;
  return Prisma.sql`
    SELECT NULL::uuid AS seed_id, NULL::uuid AS parent_id, s.id AS problem_id, s.seq, s.problem, s.content_hash,
           coalesce(s.solution <> '', false) AS has_solution, coalesce(s.answer <> '', false) AS has_answer
    FROM benchmark_problems AS s JOIN benchmarks AS b ON b.id = s.benchmark_id
    WHERE b.project_id = ${one.projectId}::uuid AND b.id = ${one.benchmark}::uuid ORDER BY s.seq ${limit}`;
}
