import type { StratumProperties } from '#lib/domain/review/audit-plan/index.ts';
import { Prisma } from '../../generated/client.ts';
import { armsOf, type Population, populationConditions, stratumColumns } from './population.ts';

export type StratumCount = StratumProperties & { rows: number };

// What an audit would be made of, for a page that shows it before anything is saved: under a time limit, of the whole
// table or (below 100) of so many percent of its blocks.
export function countStrata(population: Population, percent: number): Prisma.Sql {
  const sample =
    percent >= 100 ? Prisma.empty : Prisma.sql`TABLESAMPLE SYSTEM (${percent}::real) REPEATABLE (1)`;
  return Prisma.sql`
    WITH ${armsOf(population.projectId)}
    SELECT method, level, template, model, count(*)::int AS rows
    FROM (SELECT ${stratumColumns(population.dimensions)}
          FROM variants AS t ${sample} LEFT JOIN arms AS a ON a.id = t.arm_id
          WHERE ${populationConditions(population)}) AS found
    GROUP BY method, level, template, model`;
}
