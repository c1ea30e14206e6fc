'use client';

import { useEffect, useRef } from 'react';
import { type ReviewSource, send } from '#components/review/review-reader.ts';

/** A sign of life is sent so many times in a lease, as long as somebody works. */
const signsInLease = 3;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Renews the leases of a desk while somebody works at it, and gives everything back when the page is left. */
export function useLease({ project, queue, leaseSeconds }: Extract<ReviewSource, { kind: 'queue' }>): void {
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const home = `/api/v1/queues/${queue}`;
    let worked = true;
    const work = () => {
      worked = true;
    };
    const renew = () => {
      if (worked) void send(`${home}/renew`, { project });
      worked = false;
    };
    const leave = () => void send(`${home}/return`, { project }, true);
    // React may mount a page twice at once while it is developed: that is no leaving.
    clearTimeout(leaving.current);
    for (const sign of signs) window.addEventListener(sign, work, { passive: true });
    window.addEventListener('pagehide', leave);
    const timer = setInterval(renew, (leaseSeconds * 1000) / signsInLease);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, work);
      window.removeEventListener('pagehide', leave);
      clearInterval(timer);
      leaving.current = setTimeout(leave);
    };
  }, [project, queue, leaseSeconds]);
}
