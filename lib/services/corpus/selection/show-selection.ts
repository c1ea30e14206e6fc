import { z } from 'zod';
import { SelectionRef } from '#lib/domain/corpus/selection.ts';
import { notFound } from '#lib/domain/errors.ts';
import { pageOf } from '../../page-of.ts';
import { projectVerb } from '../../verb.ts';
import { viewSelection } from './view-selection.ts';

export const showSelection = projectVerb(
  {
    name: 'corpus.show-selection',
    summary: 'Shows a core-set selection with a page of its items, first choices first.',
    kind: 'query',
    capability: 'read',
    input: SelectionRef.extend({
      after: z.coerce.number().int().min(0).optional().describe('nextAfter of the page before: a rank'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  async (ctx, { selection: id, after, limit }) => {
    const selection = await ctx.db.corpusSelection.findFirst({ where: { id, projectId: ctx.project.id } });
    if (!selection) throw notFound('This selection');
    const rows = await ctx.db.corpusSelectionItem.findMany({
      where: { selectionId: id, rank: after === undefined ? undefined : { gt: after } },
      orderBy: { rank: 'asc' },
      take: limit + 1,
    });
    const { page, nextAfter } = pageOf(rows, limit, ({ rank }) => rank);
    const where = { seq: { in: page.map((item) => item.seq) } };
    const columns = { select: { id: true, seq: true, problem: true, subject: true, level: true }, where };
    const texts =
      selection.kind === 'seed'
        ? await ctx.db.seed.findMany(columns)
        : await ctx.db.variant.findMany(columns);
    const textOf = new Map(texts.map(({ seq, ...text }) => [seq, text]));
    return {
      selection: viewSelection(selection),
      // A text that was deleted since keeps its rank.
      items: page.map(({ rank, seq }) => ({ rank, seq: Number(seq), text: textOf.get(seq) ?? null })),
      nextAfter,
    };
  },
);
