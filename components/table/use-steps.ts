'use client';

import { useRef } from 'react';

/** Milliseconds of a step: one that took fewer is followed by a longer one, one that took more by a shorter one. */
const tooFew = 8;
const tooMany = 14;

/**
 * Goes a way of many rows in steps, one between two frames: a screen of formulas at once would keep the page from
 * answering. How many rows a step has follows from the time that those before it took, so a fast machine takes few steps.
 * `go` draws so many rows on, back where they are negative; while a way is under way no other one begins.
 */
export function useSteps(go: (rows: number) => void): (rows: number) => void {
  const isUnderWay = useRef(false);
  const size = useRef(2);
  return (rows) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    let left = Math.abs(rows);
    const step = () => {
      const by = Math.min(left, size.current);
      left -= by;
      const from = performance.now();
      go(Math.sign(rows) * by);
      const took = performance.now() - from;
      if (took < tooFew && by === size.current) size.current++;
      if (took > tooMany && size.current > 1) size.current--;
      isUnderWay.current = left > 0;
      // Behind the frame that paints this step, in a task of its own.
      if (left > 0) requestAnimationFrame(() => setTimeout(step, 0));
    };
    step();
  };
}
