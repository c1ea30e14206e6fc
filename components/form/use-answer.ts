'use client';

import { useEffect, useRef, useState } from 'react';
import type { ActionResult } from './action-result.ts';

/** Typing rests this long before anything is asked. */
const restMs = 250;

/**
 * The answer of the studio to what stands in a form, asked anew whenever that changes and typing rests; null for `question`
 * waits. Until the next answer comes the last one is shown, as stale.
 */
export function useAnswer<Q, R>(question: Q | null, ask: (question: Q) => Promise<ActionResult<R>>) {
  const [shown, setShown] = useState<{ key: string; result: ActionResult<R> } | null>(null);
  const asking = useRef(ask);
  asking.current = ask;
  const key = question === null ? null : JSON.stringify(question);
  useEffect(() => {
    if (key === null) return;
    let latest = true;
    const timer = setTimeout(async () => {
      const result = await asking.current(JSON.parse(key) as Q).catch(() => null);
      if (latest && result) setShown({ key, result });
    }, restMs);
    return () => {
      latest = false;
      clearTimeout(timer);
    };
  }, [key]);
  return { result: shown?.result ?? null, isStale: shown?.key !== key };
}
