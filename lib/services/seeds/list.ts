import { z } from 'zod';
import type { Prisma } from '#lib/db/generated/client.ts';
import { Page } from '#lib/domain/ids.ts';
import { readKeyset, writeKeyset } from '#lib/domain/keyset.ts';
import { SeedFilter } from '#lib/domain/seeds/requests.ts';
import { cappedCount } from '../capped-count.ts';
import { projectVerb } from '../verb.ts';

export const listSeeds = projectVerb(
  {
    name: 'seeds.list',
    summary: 'Lists the seeds of a project.',
    kind: 'query',
    capability: 'read',
    input: SeedFilter.extend({
      after: z.string().max(40).optional().describe('nextAfter of the page before'),
      limit: Page.shape.limit,
    }),
  },
  async (ctx, input) => {
    const where = seedWhere(ctx.project.id, input);
    const [rows, total] = await Promise.all([
      ctx.db.seed.findMany({
        where: { AND: [where, afterWhere(input.sort, input.after)] },
        orderBy: order(input.sort),
        take: input.limit + 1,
        select: {
          id: true,
          seq: true,
          problem: true,
          answer: true,
          subject: true,
          level: true,
          importId: true,
          rowNumber: true,
        },
      }),
      cappedCount((take) => ctx.db.seed.count({ where, take })),
    ]);
    const items = rows.slice(0, input.limit).map((row) => ({ ...row, seq: Number(row.seq) }));
    const last = items.at(-1);
    const byLevel = input.sort.endsWith('level');
    return {
      items,
      nextAfter:
        last && rows.length > input.limit
          ? writeKeyset({ value: byLevel ? (last.level ?? 0) : null, seq: last.seq })
          : null,
      ...total,
    };
  },
);

export type SeedRow = Awaited<ReturnType<typeof listSeeds>>['items'][number];

/** The seeds of a project that a filter admits. */
export function seedWhere(projectId: string, filter: Omit<SeedFilter, 'sort'>): Prisma.SeedWhereInput {
  return {
    projectId,
    AND: [oneOf('subject', filter.subject, 'none'), oneOf('level', filter.level, 0)],
    importId: filter.import,
    solution: filter.solution === 'yes' ? { not: null } : filter.solution === 'no' ? null : undefined,
    problem: filter.text ? { contains: literal(filter.text), mode: 'insensitive' } : undefined,
  };
}

/** `contains` becomes LIKE: what is a wildcard there stands for itself here, as in "100%" and "\\frac". */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The field is one of the values; `absent` among them stands for seeds that have none. */
function oneOf<V extends string | number>(
  field: 'subject' | 'level',
  values: readonly V[] | undefined,
  absent: V,
): Prisma.SeedWhereInput {
  if (!values?.length) return {};
  const present = { [field]: { in: values.filter((value) => value !== absent) } };
  return values.includes(absent) ? { OR: [present, { [field]: null }] } : present;
}

function order(sort: SeedFilter['sort']): Prisma.SeedOrderByWithRelationInput[] {
  if (sort === 'seq') return [{ seq: 'asc' }];
  if (sort === '-seq') return [{ seq: 'desc' }];
  return sort === 'level'
    ? [{ level: { sort: 'asc', nulls: 'first' } }, { seq: 'asc' }]
    : [{ level: { sort: 'desc', nulls: 'last' } }, { seq: 'asc' }];
}

/** Rows behind a place. A seed without a level stands below level 1, written as 0. */
function afterWhere(sort: SeedFilter['sort'], after: string | undefined): Prisma.SeedWhereInput {
  if (after === undefined) return {};
  const { value, seq } = readKeyset(after);
  if (sort === 'seq') return { seq: { gt: seq } };
  if (sort === '-seq') return { seq: { lt: seq } };
  const level = value === 0 ? null : value;
  const same: Prisma.SeedWhereInput = { level, seq: { gt: seq } };
  if (sort === 'level') {
    return { OR: [same, level === null ? { level: { not: null } } : { level: { gt: level } }] };
  }
  return level === null ? same : { OR: [same, { level: { lt: level } }, { level: null }] };
}
