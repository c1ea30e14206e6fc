'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { type ActionResult, unreachable } from '#components/form/action-result.ts';
import { formatCount } from '#components/layout/format.ts';
import type { Chosen, ClusterActions } from './cluster-types.ts';
import { keptWords } from './words.ts';

/** The decisions on clusters, with their words; `then` runs after one that went well. */
export function useClusterActions(actions: ClusterActions, then: () => void = () => {}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const run = <R>(work: () => Promise<ActionResult<R>>, words: (value: R) => string, after = then) => {
    if (busy) return;
    start(async () => {
      const result = await work().catch((): ActionResult<R> => ({ ok: false, error: unreachable }));
      if (result.ok) {
        toast(words(result.value));
        after();
      } else toast.error(result.error.message);
      router.refresh();
    });
  };
  return {
    busy,
    keepOne: (chosen: Chosen, keep?: number) => run(() => actions.keepOne(chosen, keep), keptWords),
    keepAll: (chosen: Chosen) =>
      run(
        () => actions.keepAll(chosen),
        ({ clusters }) => `${formatCount(clusters, 'cluster')} kept as they are. U takes it back.`,
      ),
    undo: (clusters?: string[]) =>
      run(
        () => actions.undo(clusters),
        ({ clusters: opened }) => `${formatCount(opened, 'cluster')} open again`,
        () => {},
      ),
  };
}
