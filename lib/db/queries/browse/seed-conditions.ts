import type { SeedFilter } from '#lib/domain/seeds/filter.ts';
import { Prisma } from '../../generated/client.ts';
import { oneOf } from './one-of.ts';

/** What a filter asks of a seed `t`, without its search. */
export function seedConditions(filter: Omit<SeedFilter, 'sort' | 'text'>): Prisma.Sql[] {
  const conditions = [
    oneOf(Prisma.sql`t.subject`, Prisma.sql`text`, filter.subject, 'none'),
    oneOf(Prisma.sql`t.level`, Prisma.sql`int`, filter.level, 0),
    oneOf(Prisma.sql`t.method`, Prisma.sql`text`, filter.method, 'none'),
    oneOf(Prisma.sql`t.source`, Prisma.sql`text`, filter.source, 'none'),
    filter.import && Prisma.sql`t.import_id = ${filter.import}::uuid`,
    filter.solution &&
      (filter.solution === 'yes' ? Prisma.sql`t.solution IS NOT NULL` : Prisma.sql`t.solution IS NULL`),
    filter.excluded &&
      (filter.excluded === 'yes' ? Prisma.sql`t.excluded_at IS NOT NULL` : Prisma.sql`t.excluded_at IS NULL`),
  ];
  return conditions.filter((one) => one !== undefined && one !== '');
}
