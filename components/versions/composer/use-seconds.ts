'use client';

import { useEffect, useState } from 'react';

/** Seconds that something has been going on; 0 while it is not. */
export function useSeconds(isGoing: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isGoing) return;
    const since = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - since) / 1000)), 500);
    return () => {
      clearInterval(timer);
      setSeconds(0);
    };
  }, [isGoing]);
  return isGoing ? seconds : 0;
}
