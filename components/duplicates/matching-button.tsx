'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import type { ClusterActions, ClusterFilterValues } from './cluster-types.ts';
import { useClusterActions } from './use-cluster-actions.ts';
import { keptWords } from './words.ts';

type Props = {
  filter: ClusterFilterValues;
  total: number;
  isCapped: boolean;
  actions: ClusterActions;
};

/** Keeps the first text of every open cluster that the filter admits, as one act. */
export function MatchingButton({ filter, total, isCapped, actions }: Props) {
  const router = useRouter();
  const { undo } = useClusterActions(actions);
  useShortcuts([{ keys: 'u', label: 'Undo your last decision', run: () => undo() }]);
  const number = `${formatNumber(total)}${isCapped ? '+' : ''}`;
  return (
    <ConfirmButton
      title={`Keep the first of ${number} ${total === 1 ? 'cluster' : 'clusters'}`}
      description="Of every open cluster of this filter the other variants are rejected as duplicates and the other seeds set aside. One undo takes all of it back."
      confirm="Keep the first of each"
      disabled={total === 0}
      action={() => actions.keepOne({ all: true, ...filter })}
      onDone={(done) => {
        toast(keptWords(done));
        router.refresh();
      }}
    >
      Keep the first of all…
    </ConfirmButton>
  );
}
