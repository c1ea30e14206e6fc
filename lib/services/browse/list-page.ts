import type { Db } from '#lib/db/client.ts';
import type { BrowseOrder } from '#lib/db/queries/browse/source.ts';
import type { ListFrame } from '#lib/domain/browse/schema.ts';
import { boundedCount, totalOf } from './bounded-count.ts';
import { browsePage, type PageAsked } from './browse-page.ts';
import type { PageFound, RowShape } from './page-frame.ts';
import { searchPage } from './search-page.ts';

/** "-level" as the order that it means; "rank" is an order of its own. */
export function orderOf(sort: string): BrowseOrder {
  const by = sort.replace(/^-/, '');
  return { by: by === 'level' || by === 'tokens' ? by : 'seq', descending: sort.startsWith('-') };
}

type ListAsked = PageAsked & { ranked: boolean; text?: string };

/** A page of a list or of a search, with what it says of itself. */
export async function listPage<R extends RowShape>(
  db: Db,
  { text, ...asked }: ListAsked,
): Promise<{ rows: R[] } & ListFrame> {
  if (text) {
    const { total, capped, ...found } = await searchPage<R>(db, { ...asked, text });
    const size = total === null ? totalOf(null, found.rows.length) : { total, totalIsCapped: capped };
    return framed(found, size);
  }
  const [found, counted] = await Promise.all([browsePage<R>(db, asked), boundedCount(db, asked.source)]);
  return framed(found, totalOf(counted, found.rows.length));
}

const framed = <R>(found: PageFound<R>, size: { total: number; totalIsCapped: boolean }) => ({
  ...found,
  ...size,
  partial: found.partialReason !== null,
});
