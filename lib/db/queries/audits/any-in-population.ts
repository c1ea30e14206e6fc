import type { Tx } from '../../client.ts';
import { type Population, populationConditions } from './population.ts';

// Whether there is anything to audit: the first row tells, no count is needed.
export async function anyInPopulation(tx: Tx, population: Population): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM variants AS t WHERE ${populationConditions(population)} LIMIT 1`;
  return rows.length > 0;
}
