'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { type ActionResult, unreachable } from './action-result.ts';

/** Calls a server action; `then` hears what it gave, and what went wrong is told. */
export type Act = <R>(work: () => Promise<ActionResult<R>>, then?: (value: R) => void) => void;

/** Calls server actions for buttons that are no form; busy while one runs and until the page shows what it changed. */
export function useAct(): { busy: boolean; act: Act } {
  const [busy, start] = useTransition();
  const act: Act = (work, then) => start(() => tell(work, then));
  return { busy, act };
}

/**
 * Calls server actions for what is worked through by keys: busy until `then` has run, not until the page behind it is
 * made anew. What `then` shows takes the next key at once.
 */
export function useDeskAct(): { busy: boolean; act: Act } {
  const [busy, setBusy] = useState(false);
  const act: Act = (work, then) => {
    setBusy(true);
    void tell(work, then).finally(() => setBusy(false));
  };
  return { busy, act };
}

async function tell<R>(work: () => Promise<ActionResult<R>>, then?: (value: R) => void): Promise<void> {
  const result = await work().catch((): ActionResult<R> => ({ ok: false, error: unreachable }));
  if (result.ok) then?.(result.value);
  else toast.error(result.error.message);
}
