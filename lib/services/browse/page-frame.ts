import type { BrowseOrder, Run } from '#lib/db/queries/browse/source.ts';
import { type Cursor, readCursor, writeCursor } from '#lib/domain/browse/cursor.ts';
import type { BrowsePage, PartialReason } from '#lib/domain/browse/schema.ts';
import { invalid } from '#lib/domain/errors.ts';

/** What every row of a list has beside its columns: its seq, and the value that it is sorted by. */
export type RowShape = { seq: string; value: number | null };

export type PageFound<R> = {
  rows: R[];
  nextAfter: string | null;
  previousBefore: string | null;
  partialReason: PartialReason | null;
};

type Framing = {
  order: BrowseOrder;
  page: BrowsePage;
  /** The place where looking was stopped; null where nothing was left to look at. */
  edge: Cursor | null;
  reason?: PartialReason;
};

/** A page made of the rows that were found, in the order in which they were walked, one more than fit where there are. */
export function frame<R extends RowShape>(found: readonly R[], framing: Framing): PageFound<R> {
  const { order, page, edge, reason = 'time' } = framing;
  const backwards = page.before !== undefined;
  const more = found.length > page.limit;
  const rows = found.slice(0, page.limit);
  if (backwards) rows.reverse();
  const cursor = (row: R | undefined) => (row ? writeCursor(cursorOf(order, row)) : null);
  const stop = edge && !more ? writeCursor(edge) : null;
  const beyond = more ? cursor(backwards ? rows[0] : rows.at(-1)) : stop;
  const start = backwards ? page.before : page.after;
  const isEnd = start === undefined || start === 'end';
  const behind = isEnd ? null : (cursor(backwards ? rows.at(-1) : rows[0]) ?? start);
  return {
    rows,
    nextAfter: backwards ? behind : beyond,
    previousBefore: backwards ? beyond : behind,
    partialReason: edge && !more ? reason : null,
  };
}

export const cursorOf = (order: BrowseOrder, { seq, value }: RowShape): Cursor =>
  order.by === 'seq' ? { seq: Number(seq) } : { value, seq: Number(seq) };

/** The place that a page begins at; null for the first and the last one. */
export function startOf({ after, before }: BrowsePage): Cursor | null {
  const text = after ?? (before === 'end' ? undefined : before);
  return text === undefined ? null : readCursor(text);
}

/** The runs of an index that the page may touch, in the order in which it walks them. */
export function runsFrom(order: BrowseOrder, page: BrowsePage): Run[] {
  if (page.after !== undefined && page.before !== undefined) {
    throw invalid('Ask for the rows after a place or before one, not both.');
  }
  const start = startOf(page);
  if (start && (start.value === undefined) !== (order.by === 'seq')) {
    throw invalid('This page address belongs to another order. Go back to the first page.');
  }
  const from = start && { value: start.value ?? null, seq: start.seq };
  if (order.by === 'seq') return [{ empty: false, from }];
  const runs = [false, true].map((empty): Run => ({ empty, from: null }));
  if (page.before !== undefined) runs.reverse();
  const at = from ? runs.findIndex((run) => run.empty === (from.value === null)) : 0;
  return runs.slice(at).map((run, place) => (place === 0 ? { ...run, from } : run));
}
