import type { PageRows } from '#lib/db/queries/browse/page-rows.ts';
import { walkRows } from '#lib/db/queries/browse/walk-rows.ts';
import type { Limited } from '#lib/db/time-limit.ts';
import type { Cursor } from '#lib/domain/browse/cursor.ts';
import { cursorOf, type RowShape } from './page-frame.ts';

/** `edge` is where looking stopped; null where the page is full or the run is over. */
export type Walked<R> = { rows: R[]; edge: Cursor | null; stopped: boolean };

type Line = { edge_seq: string; edge_value: number | null; walked: number; seq: string | null };

/** Looks at so many rows in the order of the list; null where the time was over first. */
export async function walkStretch<R extends RowShape>(
  limited: Limited,
  asked: PageRows,
  stretch: number,
): Promise<Walked<R> | null> {
  const lines = await limited.rows<Line & R>(walkRows(asked, stretch));
  if (lines === null) return null;
  const rows = lines.filter((line) => line.seq !== null).map(withoutEdge<R>);
  const last = lines[0];
  const over = !last || last.walked < stretch || rows.length >= asked.limit;
  const edge = over ? null : cursorOf(asked.order, { seq: last.edge_seq, value: last.edge_value });
  return { rows, edge, stopped: false };
}

const withoutEdge = <R>({ edge_seq, edge_value, walked, ...row }: Line & R) => row as unknown as R;
