import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';
import { armsOf, type Population, populationConditions, stratumColumns } from './population.ts';

/** Variants whose seq is over `after` and at most `to`. */
export type SeqRange = { after: number; to: number };

// The population of an audit as it is in this transaction: read once from the wide table, in parts that can be told of and
// stopped between, and kept narrow until its strata are known.
export async function gatherPopulation(tx: Tx, population: Population, range: SeqRange): Promise<number> {
  const inRange = Prisma.sql`t.seq > ${range.after}::bigint AND t.seq <= ${range.to}::bigint`;
  return tx.$executeRaw`
    INSERT INTO audit_found
    WITH ${armsOf(population.projectId)}
    SELECT t.id, t.seq, t.revision, t.status, ${stratumColumns(population.dimensions)}
    FROM variants AS t LEFT JOIN arms AS a ON a.id = t.arm_id
    WHERE ${populationConditions(population)} AND ${inRange}`;
}
