import type { Db } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { pageRows } from '#lib/db/queries/browse/page-rows.ts';
import type { BrowseOrder, BrowseSource } from '#lib/db/queries/browse/source.ts';
import { type Limited, withTimeLimit } from '#lib/db/time-limit.ts';
import type { BrowsePage, PartialReason } from '#lib/domain/browse/schema.ts';
import { frame, type PageFound, type RowShape, runsFrom, startOf } from './page-frame.ts';
import { walkRun } from './walk-run.ts';

/** What a page has for its rows, in ms: with the rest of a request it stays below 150. */
const pageTime = 110;
/** After so many ms the planner's way is left, and rows are looked at in the order of the list. */
const directTime = 40;
const firstStretch = 500;

export type PageAsked = {
  source: BrowseSource;
  order: BrowseOrder;
  columns: Prisma.Sql;
  page: BrowsePage;
};

/** One page of a list in the order asked for, or what of it was found in the time that it has. */
export async function browsePage<R extends RowShape>(db: Db, asked: PageAsked): Promise<PageFound<R>> {
  return withTimeLimit(db, pageTime, (limited) => pageWithin<R>(limited, asked, { direct: directTime }));
}

type Within = {
  /** What the planner's way gets, in ms; 0 for none. */
  direct: number;
  reason?: PartialReason;
  stretch?: number;
};

/** The same within the time of a caller. */
export async function pageWithin<R extends RowShape>(
  limited: Limited,
  { source, order, columns, page }: PageAsked,
  { direct, reason, stretch = firstStretch }: Within,
): Promise<PageFound<R>> {
  const found: R[] = [];
  for (const run of runsFrom(order, page)) {
    const backwards = page.before !== undefined;
    const asked = { source, order, run, backwards, columns, limit: page.limit + 1 - found.length };
    const rows = direct > 0 ? await limited.rows<R>(pageRows(asked), { atMost: direct }) : null;
    const one = rows
      ? { rows, edge: null, stopped: false }
      : await walkRun<R>(limited, asked, stretch, direct > 0);
    found.push(...one.rows);
    if (one.stopped) {
      const edge = one.edge ?? startOf(page);
      const whole = frame(found, { order, page, edge, reason });
      return { ...whole, partialReason: reason ?? 'time' };
    }
    if (found.length > page.limit) break;
  }
  return frame(found, { order, page, edge: null });
}
