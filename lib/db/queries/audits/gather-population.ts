import type { Tx } from '../../client.ts';
import { armsOf, type Population, populationConditions, stratumColumns } from './population.ts';

// The population of an audit as it is in this transaction: read once from the wide table, kept narrow until its strata
// are known.
export async function gatherPopulation(tx: Tx, population: Population): Promise<number> {
  return tx.$executeRaw`
    CREATE TEMP TABLE audit_found ON COMMIT DROP AS
    WITH ${armsOf(population.projectId)}
    SELECT t.id, t.seq, t.revision, t.status, ${stratumColumns(population.dimensions)}
    FROM variants AS t LEFT JOIN arms AS a ON a.id = t.arm_id
    WHERE ${populationConditions(population)}`;
}
