'use client';

import { useEffect, useRef } from 'react';
import type { Scroll } from './use-scroll.ts';

/** Rows in the direction of scrolling that are prepared before they are drawn, and fewer in the other one. */
const onward = 80;
const backward = 30;

/** Has the rows around those that are drawn prepared, those where the scrolling goes first. */
export function usePrepared<Row>(
  prepare: ((rows: readonly Row[]) => void) | undefined,
  rows: readonly Row[],
  { from, to }: Pick<Scroll, 'from' | 'to'>,
): void {
  const last = useRef(0);
  useEffect(() => {
    if (!prepare) return;
    const down = from >= last.current;
    last.current = from;
    const below = rows.slice(to, to + (down ? onward : backward));
    const above = rows.slice(Math.max(0, from - (down ? backward : onward)), from).reverse();
    prepare(down ? [...below, ...above] : [...above, ...below]);
  }, [prepare, rows, from, to]);
}
