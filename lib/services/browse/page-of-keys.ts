import type { BrowseOrder } from '#lib/db/queries/browse/source.ts';
import type { BrowsePage } from '#lib/domain/browse/schema.ts';
import { cursorOf, type RowShape, startOf } from './page-frame.ts';

/** The keys of one page (and of one more row) among keys in no order, in the order in which the page is walked. */
export function pageOfKeys(keys: readonly RowShape[], order: BrowseOrder, page: BrowsePage): RowShape[] {
  const backwards = page.before !== undefined;
  const compare = comparer(order);
  const sorted = keys.toSorted(backwards ? (one, other) => compare(other, one) : compare);
  const start = startOf(page);
  if (!start) return sorted.slice(0, page.limit + 1);
  const place = { seq: String(start.seq), value: start.value ?? null };
  const beyond = (key: RowShape) => (backwards ? compare(key, place) < 0 : compare(key, place) > 0);
  return sorted.filter(beyond).slice(0, page.limit + 1);
}

/** The order of the list: rows without a value stand last, whichever way it goes. */
function comparer(order: BrowseOrder) {
  const sign = order.descending ? -1 : 1;
  return (left: RowShape, right: RowShape): number => {
    const one = cursorOf(order, left);
    const other = cursorOf(order, right);
    const bySeq = sign * (one.seq - other.seq);
    if (order.by === 'seq') return bySeq;
    const [a, b] = [one.value ?? null, other.value ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || bySeq;
    return sign * (a - b) || bySeq;
  };
}
