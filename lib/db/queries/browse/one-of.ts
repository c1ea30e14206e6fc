import { Prisma } from '../../generated/client.ts';

/** The column is one of the values; `absent` among them stands for rows that have none. One value is an equation: an
 * index gives its rows in the order of arrival. */
export function oneOf<V extends string | number>(
  column: Prisma.Sql,
  type: Prisma.Sql,
  values: readonly V[] | undefined,
  absent: V,
): Prisma.Sql | undefined {
  if (!values?.length) return undefined;
  const present = values.filter((value) => value !== absent);
  const empty = Prisma.sql`${column} IS NULL`;
  if (present.length === 0) return empty;
  const among =
    present.length === 1
      ? Prisma.sql`${column} = ${present[0]}::${type}`
      : Prisma.sql`${column} = ANY(${present}::${type}[])`;
  return present.length < values.length ? Prisma.sql`(${among} OR ${empty})` : among;
}
