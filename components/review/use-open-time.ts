'use client';

import { useCallback, useEffect, useRef } from 'react';

/** How long an item has been open before the person, in milliseconds: the time in which its page is not seen is left out. */
export function useOpenTime(id: string | undefined): () => number {
  const watch = useRef({ before: 0, since: null as number | null });
  useEffect(() => {
    if (id === undefined) return;
    const start = () => (document.visibilityState === 'visible' ? performance.now() : null);
    watch.current = { before: 0, since: start() };
    const turn = () => {
      watch.current = { before: sum(watch.current), since: start() };
    };
    document.addEventListener('visibilitychange', turn);
    return () => document.removeEventListener('visibilitychange', turn);
  }, [id]);
  return useCallback(() => Math.round(sum(watch.current)), []);
}

const sum = ({ before, since }: { before: number; since: number | null }) =>
  before + (since === null ? 0 : performance.now() - since);
