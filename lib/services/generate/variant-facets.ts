import { Prisma } from '#lib/db/generated/client.ts';
import { variantConditions } from '#lib/db/queries/browse/variant-conditions.ts';
import { textConditions } from '#lib/db/queries/search/text-conditions.ts';
import { splitSearch } from '#lib/domain/browse/search-text.ts';
import { VariantSelection } from '#lib/domain/generate/variant-filter.ts';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { countFacets, type FacetAsked } from '../browse/facets.ts';
import { projectVerb } from '../verb.ts';

export const variantFacets = projectVerb(
  {
    name: 'generate.variant-facets',
    summary: 'Counts the variants of a list by checks, review, method, source, import, subject and level.',
    kind: 'query',
    capability: 'read',
    input: VariantSelection,
  },
  async (ctx, filter) => {
    const imports = await ctx.db.seedImport.findMany({
      where: { projectId: ctx.project.id, variantsAdded: { gt: 0 } },
      orderBy: { seq: 'desc' },
      take: 30,
      select: { id: true, sourceName: true, fileName: true },
    });
    const ids = imports.map(({ id }) => id);
    const facets = await countFacets(ctx.db, asked(ctx.project.id, filter, ids));
    return { facets, imports: imports.map(({ id, ...name }) => ({ value: id, ...name })) };
  },
);

const closedValues = {
  checks: ['passed', 'undecided', 'failed', 'unchecked'],
  status: ['pending', 'accepted', 'rejected', 'reviewed'],
  subject: subjects,
  level: [1, 2, 3, 4, 5],
} as const;

function asked(
  projectId: string,
  { text, ...filter }: VariantSelection,
  imports: readonly string[],
): FacetAsked[] {
  const search = text ? textConditions(splitSearch(text)) : [];
  const without = (id: keyof VariantSelection) => ({
    table: 'variants' as const,
    projectId,
    conditions: [...variantConditions({ ...filter, [id]: undefined }), ...search],
  });
  const closed = Object.entries({ ...closedValues, import: imports }).map(([id, values]) => ({
    id,
    source: without(id as keyof VariantSelection),
    values: values.map((value) => ({
      value: String(value),
      condition: variantConditions({ [id]: value })[0] ?? Prisma.sql`true`,
    })),
  }));
  const open = (id: 'method' | 'source', column: Prisma.Sql) => ({
    id,
    source: without(id),
    values: {
      column,
      conditionOf: (value: string | null) =>
        value === null ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} = ${value}`,
    },
  });
  return [...closed, open('method', Prisma.sql`t.method`), open('source', Prisma.sql`t.source`)];
}
