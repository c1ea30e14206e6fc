'use client';

import { useSelection } from '#components/table/selection.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ClusterActions } from './cluster-types.ts';
import { useClusterActions } from './use-cluster-actions.ts';

/** What can be decided about the checked clusters. */
export function ClusterSelection({ actions }: { actions: ClusterActions }) {
  const { ids, clear } = useSelection();
  const { keepOne, keepAll, busy } = useClusterActions(actions, clear);
  const chosen = { clusters: [...ids] };
  return (
    <>
      <Button size="sm" disabled={busy} onClick={() => keepOne(chosen)}>
        Keep the first of each
      </Button>
      <Button size="sm" variant="outline" disabled={busy} onClick={() => keepAll(chosen)}>
        Keep all
      </Button>
    </>
  );
}
