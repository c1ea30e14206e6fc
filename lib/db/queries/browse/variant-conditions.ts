import type { VariantSelection } from '#lib/domain/generate/variant-filter.ts';
import { Prisma } from '../../generated/client.ts';

/** What a filter asks of a variant `t`, without its search. */
export function variantConditions(filter: Omit<VariantSelection, 'text'>): Prisma.Sql[] {
  const { batch, seed, method, source, subject, level, status, checks } = filter;
  const conditions = [
    batch !== undefined && Prisma.sql`t.batch_id = ${batch}::uuid`,
    seed !== undefined && Prisma.sql`t.seed_id = ${seed}::uuid`,
    filter.import !== undefined && Prisma.sql`t.import_id = ${filter.import}::uuid`,
    method !== undefined && Prisma.sql`t.method = ${method}`,
    source !== undefined && Prisma.sql`t.source = ${source}`,
    subject !== undefined && Prisma.sql`t.subject = ${subject}`,
    level !== undefined && Prisma.sql`t.level = ${level}::int`,
    status !== undefined && decided(status),
    checks !== undefined && Prisma.sql`t.check_state = ${checks}::"CheckState"`,
  ];
  return conditions.filter((one) => one !== false);
}

const decided = (status: NonNullable<VariantSelection['status']>) =>
  status === 'reviewed'
    ? Prisma.sql`t.status IN ('accepted', 'rejected')`
    : Prisma.sql`t.status = ${status}::"VariantStatus"`;
