import { countHits } from '#lib/db/queries/contamination/count-hits.ts';
import { listHits as readHits } from '#lib/db/queries/contamination/list-hits.ts';
import { HitList } from '#lib/domain/contamination/schema.ts';
import { cappedCount } from '../capped-count.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';

export const listHits = projectVerb(
  {
    name: 'contamination.hits',
    summary: 'Lists where a benchmark stands in the corpus, in the order in which it was found.',
    kind: 'query',
    capability: 'read',
    input: HitList,
  },
  async (ctx, { after, limit, ...filter }) => {
    const [rows, total] = await Promise.all([
      readHits(ctx.db, ctx.project.id, filter, { after: after ?? 0, limit: limit + 1 }),
      cappedCount((take) => countHits(ctx.db, ctx.project.id, filter, take)),
    ]);
    const { page, nextAfter } = pageOf(rows, limit, ({ seq }) => seq);
    const items = page.map((row) => ({ ...row, seq: Number(row.seq), textSeq: Number(row.textSeq) }));
    return { items, nextAfter, ...total };
  },
);

export type HitListItem = Awaited<ReturnType<typeof listHits>>['items'][number];
