'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { headHeight, rowHeight } from './browse-types.ts';
import type { RowLoader } from './use-row-window.ts';
import { useSteps } from './use-steps.ts';

/** Rows drawn beyond what can be seen, on either side: every one of them costs time in every frame. */
const overscan = 8;
/** So many rows before an end the next ones are fetched. */
const ahead = 120;
/** A list that finds nothing is looked through so many times by itself; then a person says whether to go on. */
const mostTries = 12;

export type Scroll = {
  box: RefObject<HTMLDivElement | null>;
  /** The rows that are drawn: from, inclusive, to, exclusive; and the first one that can be seen. */
  from: number;
  to: number;
  top: number;
  onScroll: () => void;
  /** Brings a row into sight, at the nearest edge. */
  reveal: (index: number) => void;
  /** Goes a screen on (1) or back (-1); one that is under way is finished first. */
  page: (direction: 1 | -1) => void;
};

/** Which rows of the window can be seen, and fetching on before its ends are reached. */
export function useScroll<Row>(loader: RowLoader<Row>): Scroll {
  const box = useRef<HTMLDivElement>(null);
  const { rows, shift, jumps } = loader.window;
  const [view, setView] = useState({ top: 0, height: 800 });
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const top = Math.floor(element.scrollTop / rowHeight);
    const height = element.clientHeight;
    setView((now) => (now.top === top && now.height === height ? now : { top, height }));
  };
  const held = useRef({ shift, jumps });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if (held.current.jumps !== jumps) element.scrollTop = 0;
    else element.scrollTop += (shift - held.current.shift) * rowHeight;
    held.current = { shift, jumps };
    setView({ top: Math.floor(element.scrollTop / rowHeight), height: element.clientHeight });
  }, [shift, jumps]);
  useEffect(() => {
    const watch = new ResizeObserver(onScroll);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  });
  const seen = Math.ceil(view.height / rowHeight);
  const to = Math.min(rows.length, view.top + seen + overscan);
  useEffect(() => {
    const near = view.top + seen + ahead > rows.length;
    // A list that was stopped is looked through further until a screen is full; then scrolling asks for more.
    const wanted = loader.window.partial ? rows.length < view.top + seen : near;
    if (wanted && loader.window.tries < mostTries) loader.more('below');
    else if (view.top < ahead) loader.more('above');
  });
  const reveal = (index: number) => {
    const element = box.current;
    if (!element) return;
    const above = index * rowHeight;
    const below = above + rowHeight + headHeight - element.clientHeight;
    if (element.scrollTop > above) element.scrollTop = above;
    else if (element.scrollTop < below) element.scrollTop = below;
    onScroll();
  };
  const page = useSteps((rows) => {
    const element = box.current;
    if (!element) return;
    element.scrollTop += rows * rowHeight;
    flushSync(onScroll);
    // Laid out here: the frame behind it has enough to do with painting.
    element.getBoundingClientRect();
  });
  return {
    box,
    page: (direction) => page(direction * Math.max(1, seen - 2)),
    from: Math.max(0, view.top - overscan),
    to,
    top: view.top,
    onScroll,
    reveal,
  };
}
