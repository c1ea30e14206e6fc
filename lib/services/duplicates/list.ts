import { countClusters } from '#lib/db/queries/duplicates/count-clusters.ts';
import { type ClusterRow, listClusters as pageOf } from '#lib/db/queries/duplicates/list-clusters.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { ClusterList } from '#lib/domain/check/duplicates.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { readKeyset, writeKeyset } from '#lib/domain/keyset.ts';
import { cappedCount } from '../capped-count.ts';
import { projectVerb } from '../verb.ts';

/** A list waits so long, in ms, for its page and its count together. */
const longest = 5000;

export const listClusters = projectVerb(
  {
    name: 'duplicates.list',
    summary: 'Lists clusters of texts that are alike, the largest first.',
    kind: 'query',
    capability: 'read',
    input: ClusterList,
  },
  async (ctx, { sort, after, limit, ...filter }) => {
    const chosen = { projectId: ctx.project.id, ...filter };
    const place = after === undefined ? null : readKeyset(after);
    return withTimeLimit(ctx.db, longest, async (run) => {
      const rows = await run.rows<ClusterRow>(pageOf(chosen, { sort, after: place, limit: limit + 1 }));
      if (!rows) throw new StudioError('PRECONDITION', 'The list took too long. Filter it further.');
      const counted = await cappedCount(async (most) => {
        const count = await run.rows<{ count: number }>(countClusters(chosen, most));
        return count?.[0]?.count ?? most;
      });
      const items = rows.slice(0, limit).map((row) => ({ ...row, seq: Number(row.seq) }));
      const last = rows.length > limit ? items.at(-1) : undefined;
      const nextAfter = last
        ? writeKeyset({ value: sort === 'size' ? last.size : null, seq: last.seq })
        : null;
      return { items, ...counted, nextAfter };
    });
  },
);

export type ClusterListRow = Omit<ClusterRow, 'seq'> & { seq: number };
