import type { Column } from './table-types.ts';
import { pinnedColumns, shownColumns } from './table-url.ts';

export type Layout<Row> = {
  /** In the order in which they stand: the pinned ones first. */
  columns: readonly Column<Row>[];
  /** Pixels from the left at which a pinned column stays. */
  pins: ReadonlyMap<string, number>;
  /** The least width of all of them, in pixels. */
  least: number;
};

/** The columns as an address shows them. A pinned column gets its least width: what stays must leave room. */
export function columnLayout<Row>(
  columns: readonly Column<Row>[],
  params: URLSearchParams,
  from: number,
): Layout<Row> {
  const pinned = pinnedColumns(columns, params);
  const shown = shownColumns(columns, params);
  const ids = [...shown.filter((id) => pinned.includes(id)), ...shown.filter((id) => !pinned.includes(id))];
  const pins = new Map<string, number>();
  let left = from;
  const laid = ids.flatMap((id) => {
    const column = columns.find((one) => one.id === id);
    if (!column) return [];
    if (!pinned.includes(id)) return [column];
    const width = column.width ?? column.minWidth ?? 240;
    pins.set(id, left);
    left += width;
    return [{ ...column, width }];
  });
  const least = laid.reduce((sum, column) => sum + (column.width ?? column.minWidth ?? 240), 0);
  return { columns: laid, pins, least };
}
