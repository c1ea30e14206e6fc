import { splitSearch } from '#lib/domain/browse/search-text.ts';
import type { ChosenVariants } from '#lib/domain/generate/chosen-variants.ts';
import { Prisma } from '../../generated/client.ts';
import { textConditions } from '../search/text-conditions.ts';
import { whereOf } from './source.ts';
import { variantConditions } from './variant-conditions.ts';

/** What is asked of a variant `t` to be among the chosen ones of a project; ids and filter, where both are given. */
export function chosenVariants(projectId: string, { ids, filter }: ChosenVariants): Prisma.Sql {
  const { text, ...rest } = filter ?? {};
  return whereOf({ projectId }, [
    ...(ids ? [Prisma.sql`t.id = ANY(${ids}::uuid[])`] : []),
    ...variantConditions(rest),
    ...(text ? textConditions(splitSearch(text)) : []),
  ]);
}
