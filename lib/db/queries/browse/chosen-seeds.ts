import { splitSearch } from '#lib/domain/browse/search-text.ts';
import type { ChosenSeeds } from '#lib/domain/seeds/bulk.ts';
import { Prisma } from '../../generated/client.ts';
import { textConditions } from '../search/text-conditions.ts';
import { seedConditions } from './seed-conditions.ts';
import { whereOf } from './source.ts';

/** What is asked of a seed `t` to be among the chosen ones of a project. */
export function chosenSeeds(projectId: string, { ids, filter }: ChosenSeeds): Prisma.Sql {
  if (ids) return whereOf({ projectId }, [Prisma.sql`t.id = ANY(${ids}::uuid[])`]);
  const { text, ...rest } = filter ?? {};
  return whereOf({ projectId }, [
    ...seedConditions(rest),
    ...(text ? textConditions(splitSearch(text)) : []),
  ]);
}
