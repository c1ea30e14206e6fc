import type { Tx } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

// The estimate needs the count and the mean length of exactly those problems that planning will take, limit included.
export async function countCandidates(
  tx: Tx,
  candidates: Prisma.Sql,
): Promise<{ problems: number; problemBytes: number }> {
  const rows = await tx.$queryRaw<{ problems: number; problem_bytes: number }[]>`
    SELECT count(*)::int AS problems, coalesce(avg(octet_length(problem)), 0)::float8 AS problem_bytes
    FROM (${candidates}) AS selected`;
  return { problems: rows[0]?.problems ?? 0, problemBytes: rows[0]?.problem_bytes ?? 0 };
}
