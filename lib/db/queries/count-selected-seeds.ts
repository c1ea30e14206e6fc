import type { Tx } from '../client.ts';
import { type SeedSelection, selectedSeeds } from './seed-filter.ts';

// The estimate needs the count and the mean length of exactly those seeds that planning will take, limit included.
export async function countSelectedSeeds(
  tx: Tx,
  one: SeedSelection,
): Promise<{ seeds: number; problemBytes: number }> {
  const rows = await tx.$queryRaw<{ seeds: number; problem_bytes: number }[]>`
    SELECT count(*)::int AS seeds, coalesce(avg(octet_length(problem)), 0)::float8 AS problem_bytes
    FROM (${selectedSeeds(one)}) AS selected`;
  return { seeds: rows[0]?.seeds ?? 0, problemBytes: rows[0]?.problem_bytes ?? 0 };
}
