import { edgeSeqs } from '#lib/db/queries/browse/edge-seqs.ts';
import type { BrowseOrder, BrowseSource } from '#lib/db/queries/browse/source.ts';
import { windowMatches } from '#lib/db/queries/search/window-matches.ts';
import type { Limited } from '#lib/db/time-limit.ts';
import type { BrowsePage } from '#lib/domain/browse/schema.ts';
import { type RowShape, startOf } from './page-frame.ts';

type Search = { limited: Limited; source: BrowseSource; order: BrowseOrder; page: BrowsePage };

const leastWindow = 20_000;

/**
 * The keys of one page of a search with many matches, by arrival: windows of the order are searched, as wide as the
 * `first` matches are apart, wider where that was not enough. Null where the time was over first.
 */
export async function frequentSeqs(search: Search, first: readonly RowShape[]): Promise<RowShape[] | null> {
  const { limited, source, order, page } = search;
  const edges = await limited.rows<{ first: string; last: string }>(edgeSeqs({ ...source, conditions: [] }));
  if (!edges?.[0]) return null;
  const [low, high] = [Number(edges[0].first), Number(edges[0].last)];
  const descending = order.descending !== (page.before !== undefined);
  const start = startOf(page)?.seq;
  const wanted = page.limit + 1;
  const keys: RowShape[] = [];
  let width = Math.max(leastWindow, wanted * apart(first) * 3);
  let at = descending ? Math.min(high, (start ?? high + 1) - 1) : Math.max(low, (start ?? low - 1) + 1);
  while (keys.length < wanted && at >= low && at <= high) {
    const window = descending ? { low: at - width + 1, high: at } : { low: at, high: at + width - 1 };
    const statement = windowMatches(source, { ...window, descending, limit: wanted - keys.length });
    const found = await limited.rows<{ seq: string }>(statement, { plan: 'bitmap' });
    if (found === null) return null;
    keys.push(...found.map(({ seq }) => ({ seq, value: null })));
    at = descending ? window.low - 1 : window.high + 1;
    width *= 6;
  }
  return keys;
}

/** How far matches are apart on average. */
function apart(keys: readonly RowShape[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const { seq } of keys) {
    low = Math.min(low, Number(seq));
    high = Math.max(high, Number(seq));
  }
  return Math.ceil((high - low) / keys.length);
}
