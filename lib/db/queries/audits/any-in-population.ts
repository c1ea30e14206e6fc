import { Prisma } from '../../generated/client.ts';
import { type Population, populationConditions } from './population.ts';

// Whether there is anything to audit: the first row tells, no count is needed. Where the filter admits hardly anything it
// looks through all of a table, so it is asked under a time limit.
export const anyInPopulation = (population: Population): Prisma.Sql =>
  Prisma.sql`SELECT 1 AS one FROM variants AS t WHERE ${populationConditions(population)} LIMIT 1`;
