import { Prisma } from '#lib/db/generated/client.ts';
import { seedConditions } from '#lib/db/queries/browse/seed-conditions.ts';
import type { BrowseSource } from '#lib/db/queries/browse/source.ts';
import { BrowsePage } from '#lib/domain/browse/schema.ts';
import { SeedFilter, type SeedSelection } from '#lib/domain/seeds/filter.ts';
import { listPage, orderOf } from '../browse/list-page.ts';
import type { RowShape } from '../browse/page-frame.ts';
import { projectVerb } from '../verb.ts';

export const listSeeds = projectVerb(
  {
    name: 'seeds.list',
    summary: 'Lists the seeds of a project, or searches them by words and by pieces of LaTeX.',
    kind: 'query',
    capability: 'read',
    input: SeedFilter.extend(BrowsePage.shape),
  },
  async (ctx, { after, before, limit, sort, text, ...filter }) => {
    const { rows, ...list } = await listPage<SeedLine>(ctx.db, {
      source: seedSource(ctx.project.id, filter),
      order: orderOf(sort),
      ranked: sort === 'rank',
      columns,
      page: { after, before, limit },
      text,
    });
    return { items: rows.map(({ value: _, seq, ...row }) => ({ ...row, seq: Number(seq) })), ...list };
  },
);

/** The seeds that a filter admits, before its search. */
export const seedSource = (projectId: string, filter: Omit<SeedSelection, 'text'>): BrowseSource => ({
  table: 'seeds',
  projectId,
  conditions: seedConditions(filter),
});

const columns = Prisma.sql`
  t.id, t.seq, t.problem, t.answer, t.subject, t.level, t.estimated_subject AS "estimatedSubject",
  t.estimated_level AS "estimatedLevel", t.estimate_basis AS "estimateBasis", t.tokens, t.method, t.source, t.import_id AS "importId",
  t.row_number AS "rowNumber", t.solution IS NOT NULL AS "hasSolution", t.excluded_at AS "excludedAt",
  t.excluded_reason AS "excludedReason"`;

type SeedLine = RowShape & {
  id: string;
  problem: string;
  answer: string | null;
  subject: string | null;
  level: number | null;
  estimatedSubject: string | null;
  estimatedLevel: number | null;
  estimateBasis: string | null;
  tokens: number | null;
  method: string | null;
  source: string | null;
  importId: string;
  rowNumber: number;
  hasSolution: boolean;
  excludedAt: Date | null;
  excludedReason: string | null;
};

export type SeedRow = Awaited<ReturnType<typeof listSeeds>>['items'][number];
