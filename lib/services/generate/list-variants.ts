import type { Db } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { BrowseSource } from '#lib/db/queries/browse/source.ts';
import { variantConditions } from '#lib/db/queries/browse/variant-conditions.ts';
import { VariantFilter, type VariantSelection } from '#lib/domain/generate/variant-filter.ts';
import { listPage, orderOf } from '../browse/list-page.ts';
import type { RowShape } from '../browse/page-frame.ts';
import { projectVerb } from '../verb.ts';

export const listVariants = projectVerb(
  {
    name: 'generate.variants',
    summary: 'Lists the variants of a project, or searches them by words and by pieces of LaTeX.',
    kind: 'query',
    capability: 'read',
    input: VariantFilter,
  },
  async (ctx, { after, before, limit, sort, text, ...filter }) => {
    const { rows, ...list } = await listPage<VariantLine>(ctx.db, {
      source: variantSource(ctx.project.id, filter),
      order: orderOf(sort),
      ranked: sort === 'rank',
      columns,
      page: { after, before, limit },
      text,
    });
    const checks = await checksOf(ctx.db, rows);
    const items = rows.map(({ value: _, seq, ...row }) => ({
      ...row,
      seq: Number(seq),
      checks: checks.filter((check) => check.variantId === row.id && check.revision === row.revision),
    }));
    return { items, ...list };
  },
);

export type VariantRow = Awaited<ReturnType<typeof listVariants>>['items'][number];

/** The variants that a filter admits, before its search. */
export const variantSource = (projectId: string, filter: Omit<VariantSelection, 'text'>): BrowseSource => ({
  table: 'variants',
  projectId,
  conditions: variantConditions(filter),
});

const checksOf = (db: Db, rows: readonly VariantLine[]) =>
  db.checkResult.findMany({
    where: { variantId: { in: rows.map((row) => row.id) } },
    select: { variantId: true, rule: true, outcome: true, revision: true, reason: true },
  });

const columns = Prisma.sql`
  t.id, t.seq, t.batch_id AS "batchId", t.seed_id AS "seedId", t.method, t.source, t.problem, t.solution, t.answer,
  t.subject, t.level, t.estimated_subject AS "estimatedSubject", t.estimated_level AS "estimatedLevel", t.estimate_basis AS "estimateBasis", t.tokens,
  t.revision, t.status, t.check_state AS "checkState", t.created_at AS "createdAt"`;

type VariantLine = RowShape & {
  id: string;
  batchId: string | null;
  seedId: string;
  method: string;
  source: string | null;
  problem: string;
  solution: string;
  answer: string;
  subject: string | null;
  level: number | null;
  estimatedSubject: string | null;
  estimatedLevel: number | null;
  estimateBasis: string | null;
  tokens: number | null;
  revision: number;
  status: 'pending' | 'accepted' | 'rejected';
  checkState: 'unchecked' | 'passed' | 'undecided' | 'failed';
  createdAt: Date;
};
