import type { PageRows } from '#lib/db/queries/browse/page-rows.ts';
import type { Limited } from '#lib/db/time-limit.ts';
import type { RowShape } from './page-frame.ts';
import { type Walked, walkStretch } from './walk-stretch.ts';

/** Rows that every way is tried with. */
const trial = 500;

/** A way to walk a list, with what its first stretch found. */
export type Way<R> = { asked: PageRows; walked: Walked<R> };

/**
 * The list is walked a little in its own order and along each condition that has an index: the way that got furthest
 * is the one to go on with. Planners guess this from how frequent values are, not from where they stand.
 */
export async function chooseDriver<R extends RowShape>(
  limited: Limited,
  asked: PageRows,
): Promise<Way<R> | null> {
  const drivers = asked.order.by === 'seq' ? asked.source.conditions : [];
  let best: Way<R> | null = null;
  for (const driver of [undefined, ...drivers.slice(0, 5)]) {
    const one = driver ? { ...asked, driver } : asked;
    const walked = await walkStretch<R>(limited, one, trial);
    if (walked === null) break;
    if (best === null || further(asked, walked, best.walked)) best = { asked: one, walked };
    if (walked.edge === null) break;
  }
  return best;
}

function further<R>({ order, backwards }: PageRows, one: Walked<R>, other: Walked<R>): boolean {
  if (one.edge === null || other.edge === null) return one.edge === null;
  return order.descending === backwards ? one.edge.seq > other.edge.seq : one.edge.seq < other.edge.seq;
}
