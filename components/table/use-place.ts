'use client';

import { useEffect, useEffectEvent } from 'react';
import { cursorOf, type KeyedRow, type ListOrder } from './browse-address.ts';
import type { RowWindow } from './row-window.ts';
import { tableNames } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

/** After this long without scrolling the address follows, in ms. */
const pause = 400;

/** Keeps the place that is looked at in the address: a link or a reload shows the same rows. */
export function usePlace<Row extends KeyedRow>(
  url: TableUrl,
  rows: RowWindow<Row>,
  top: number,
  order: ListOrder,
): void {
  const note = useEffectEvent((now: RowWindow<Row>, first: number) => {
    // A note would break off the way to other rows: the address would name them, and these would stay.
    if (url.pending) return;
    const above = now.rows[first - 1];
    const place = above && order.by !== 'rank' ? cursorOf(above, order) : null;
    if (place === null && now.before !== 0) return;
    if (place === url.arrived.get(tableNames.after) && !url.arrived.has(tableNames.before)) return;
    url.note((params) => {
      params.delete(tableNames.before);
      if (place === null) params.delete(tableNames.after);
      else params.set(tableNames.after, place);
    }, 'replace');
  });
  useEffect(() => {
    const timer = setTimeout(() => note(rows, top), pause);
    return () => clearTimeout(timer);
  }, [rows, top]);
}
