import type { PartialReason } from '#lib/domain/browse/schema.ts';
import type { ListPage } from './browse-types.ts';

/** Rows that are kept: the browser is not asked to hold millions. */
export const mostKept = 2000;

/** `before` is how many rows of the list lie above the first one here; null where nobody knows. */
export type RowWindow<Row> = {
  rows: readonly Row[];
  before: number | null;
  nextAfter: string | null;
  previousBefore: string | null;
  /** Looking was stopped at the end of what is here. */
  partial: boolean;
  reason: PartialReason | null;
  /** By how many rows the first row has moved down since the last jump; negative where rows were dropped above. */
  shift: number;
  /** Rises with every jump. */
  jumps: number;
  /** How often nothing was found in a row. */
  tries: number;
};

/** A window of one page. */
export const windowOf = <Row>(page: ListPage<Row>, jumps = 0): RowWindow<Row> => ({
  rows: page.items,
  before: page.previousBefore === null ? 0 : null,
  nextAfter: page.nextAfter,
  previousBefore: page.previousBefore,
  partial: page.partial,
  reason: page.partialReason,
  shift: 0,
  jumps,
  tries: 0,
});

/** The page below the window; what is too much is dropped above. `cursorOf` writes the place of a row. */
export function appended<Row>(
  now: RowWindow<Row>,
  page: ListPage<Row>,
  cursorOf: (row: Row) => string,
): RowWindow<Row> {
  const all = [...now.rows, ...page.items];
  const dropped = Math.max(0, all.length - mostKept);
  const rows = all.slice(dropped);
  const [first] = rows;
  return {
    ...now,
    rows,
    before: now.before === null ? null : now.before + dropped,
    nextAfter: page.nextAfter,
    previousBefore: dropped > 0 && first ? cursorOf(first) : now.previousBefore,
    partial: page.partial,
    reason: page.partialReason,
    shift: now.shift - dropped,
    tries: page.items.length === 0 ? now.tries + 1 : 0,
  };
}

/** The page above the window; what is too much is dropped below. */
export function prepended<Row>(
  now: RowWindow<Row>,
  page: ListPage<Row>,
  cursorOf: (row: Row) => string,
): RowWindow<Row> {
  const all = [...page.items, ...now.rows];
  const rows = all.slice(0, mostKept);
  const last = rows.at(-1);
  const left = now.before === null ? null : Math.max(0, now.before - page.items.length);
  return {
    ...now,
    rows,
    before: page.previousBefore === null ? 0 : left,
    previousBefore: page.previousBefore,
    nextAfter: rows.length < all.length && last ? cursorOf(last) : now.nextAfter,
    shift: now.shift + page.items.length,
  };
}
