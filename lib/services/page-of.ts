/**
 * Rows of which one more was read than a page holds: those of the page, and the place after which the next page begins;
 * null where there is none.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => bigint | number,
): { page: Row[]; nextAfter: number | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, nextAfter: last === undefined ? null : Number(placeOf(last)) };
}
