import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages } from './stages.ts';

export type SampledText = { problem: string; solution: string };

// The texts of at most so many of the chosen rows: those whose hash comes first, so that the same rows are looked at again.
export async function sampleTexts(
  client: pg.PoolClient,
  stages: Stages,
  most: number,
): Promise<SampledText[]> {
  const { rows } = await runStatement<SampledText>(
    client,
    Prisma.sql`
      SELECT v.problem, v.solution FROM (
        SELECT c.variant_id ${keptRows({ ...stages, split: false })}
        ORDER BY c.spot, c.variant_id LIMIT ${most}::int) AS sampled
      JOIN variants AS v ON v.id = sampled.variant_id`,
  );
  return rows;
}
