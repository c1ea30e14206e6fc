'use client';

import { useTransition } from 'react';
import { toast } from 'sonner';
import { type ActionResult, unreachable } from './action-result.ts';

/** Calls a server action; `then` hears what it gave, and what went wrong is told. */
export type Act = <R>(work: () => Promise<ActionResult<R>>, then?: (value: R) => void) => void;

/** Calls server actions for buttons that are no form; busy while one runs. */
export function useAct(): { busy: boolean; act: Act } {
  const [busy, start] = useTransition();
  const act: Act = <R>(work: () => Promise<ActionResult<R>>, then?: (value: R) => void) =>
    start(async () => {
      const result = await work().catch((): ActionResult<R> => ({ ok: false, error: unreachable }));
      if (result.ok) then?.(result.value);
      else toast.error(result.error.message);
    });
  return { busy, act };
}
