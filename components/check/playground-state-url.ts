'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { linkOf, type PlaygroundState, readPlayground } from './playground-state.ts';

/** How long nothing is typed before the address is written, in milliseconds. */
const pause = 400;

/** The state of the playground, kept in the address so that a link shows the same. */
export function usePlaygroundState(initial: string) {
  const [state, setState] = useState(() => readPlayground(new URLSearchParams(initial)));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<PlaygroundState>(null);
  const write = useCallback(() => {
    clearTimeout(timer.current);
    if (!waiting.current) return;
    const query = linkOf(waiting.current);
    waiting.current = null;
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname);
  }, []);
  useEffect(() => {
    // A reload right after a keystroke shows what was typed.
    window.addEventListener('pagehide', write);
    return () => {
      window.removeEventListener('pagehide', write);
      clearTimeout(timer.current);
    };
  }, [write]);
  const change = (changed: Partial<PlaygroundState>) => {
    const next = { ...state, ...changed };
    setState(next);
    waiting.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(write, pause);
  };
  return { state, change };
}
