import { Prisma } from '#lib/db/generated/client.ts';
import { oneOf } from '#lib/db/queries/browse/one-of.ts';
import { seedConditions } from '#lib/db/queries/browse/seed-conditions.ts';
import { textConditions } from '#lib/db/queries/search/text-conditions.ts';
import { splitSearch } from '#lib/domain/browse/search-text.ts';
import { SeedSelection } from '#lib/domain/seeds/filter.ts';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { countFacets, type FacetAsked } from '../browse/facets.ts';
import { projectVerb } from '../verb.ts';

export const seedFacets = projectVerb(
  {
    name: 'seeds.facets',
    summary: 'Counts the seeds of a list by subject, level, method, source, import and solution.',
    kind: 'query',
    capability: 'read',
    input: SeedSelection,
  },
  async (ctx, filter) => {
    const imports = await ctx.db.seedImport.findMany({
      where: { projectId: ctx.project.id, status: 'done' },
      orderBy: { seq: 'desc' },
      take: 30,
      select: { id: true, sourceName: true, fileName: true },
    });
    const counted = await countFacets(
      ctx.db,
      asked(
        ctx.project.id,
        filter,
        imports.map(({ id }) => id),
      ),
    );
    const names = imports.map(({ id, ...name }) => ({ value: id, ...name }));
    return { facets: counted, imports: names };
  },
);

const levels = [1, 2, 3, 4, 5, 0] as const;

function asked(projectId: string, filter: SeedSelection, imports: readonly string[]): FacetAsked[] {
  const { text, ...rest } = filter;
  const without = (id: keyof SeedSelection) => ({
    table: 'seeds' as const,
    projectId,
    conditions: [
      ...seedConditions({ ...rest, [id]: undefined }),
      ...(text ? textConditions(splitSearch(text)) : []),
    ],
  });
  const closed = <V extends string | number>(
    id: keyof SeedSelection,
    values: readonly V[],
    toFilter: (value: V) => unknown,
  ) => ({
    id,
    source: without(id),
    values: values.map((value) => ({
      value: String(value),
      condition: seedConditions({ [id]: toFilter(value) })[0] ?? Prisma.sql`true`,
    })),
  });
  const open = (id: 'method' | 'source', column: Prisma.Sql) => ({
    id,
    source: without(id),
    values: {
      column,
      conditionOf: (value: string | null) =>
        oneOf(column, Prisma.sql`text`, [value ?? 'none'], 'none') ?? Prisma.sql`true`,
    },
  });
  return [
    closed('subject', [...subjects, 'none'], (value) => [value]),
    closed('level', levels, (value) => [value]),
    closed('solution', ['yes', 'no'], (value) => value),
    closed('excluded', ['yes', 'no'], (value) => value),
    closed('import', imports, (value) => value),
    open('method', Prisma.sql`t.method`),
    open('source', Prisma.sql`t.source`),
  ];
}
