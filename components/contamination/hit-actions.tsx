'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { type Shortcut, useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { HitState } from '#lib/domain/contamination/schema.ts';
import type { Decide } from './hit-view.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

/** Remove, waive and undo of one hit, by button or by key. */
export function HitActions({
  hit: { id, state, isSeed },
  decide,
}: {
  hit: { id: string; state: HitState; isSeed: boolean };
  decide: Decide;
}) {
  const router = useRouter();
  const [waiving, setWaiving] = useState(false);
  const [busy, start] = useTransition();
  const settle = (result: ActionResult<unknown>, done: string) => {
    if (result.ok) toast(done);
    else toast.error(result.error.message);
    router.refresh();
  };
  const removed = isSeed
    ? 'The seed is set aside. U takes it back.'
    : 'The variant is rejected. U takes it back.';
  const remove = () => start(async () => settle(await decide.remove(id), removed));
  const undo = () => start(async () => settle(await decide.undo(id), 'The hit is open again.'));
  const isOpen = state === 'open' && !busy;
  const isDecided = (state === 'removed' || state === 'waived') && !busy;
  const group = 'This hit';
  const keys: Shortcut[] = [
    { keys: 'x', label: 'Remove its text', group, disabled: !isOpen, run: remove },
    { keys: 'w', label: 'Waive it, with a reason', group, disabled: !isOpen, run: () => setWaiving(true) },
    { keys: 'u', label: 'Take the decision back', group, disabled: !isDecided, run: undo },
  ];
  // Keys of what was mounted last win: mounted behind the table, X is this hit's and not the row's.
  const [isBehind, setBehind] = useState(false);
  useEffect(() => setBehind(true), []);
  return (
    <div className="flex flex-wrap gap-2">
      {isBehind && <HitKeys keys={keys} />}
      <Button variant="outline" size="sm" disabled={!isOpen} onClick={remove}>
        {isSeed ? 'Set the seed aside' : 'Reject the variant'} <Kbd>X</Kbd>
      </Button>
      <Button variant="outline" size="sm" disabled={!isOpen} onClick={() => setWaiving(true)}>
        Waive… <Kbd>W</Kbd>
      </Button>
      <Button variant="ghost" size="sm" disabled={!isDecided} onClick={undo}>
        Undo <Kbd>U</Kbd>
      </Button>
      <WaiveDialog
        open={waiving}
        onOpenChange={setWaiving}
        title="Waive this hit"
        waive={(reason) => decide.waive(id, reason)}
        onDone={() => settle({ ok: true, value: null }, 'Waived: its text may be exported. U takes it back.')}
      />
    </div>
  );
}

function HitKeys({ keys }: { keys: readonly Shortcut[] }) {
  useShortcuts(keys);
  return null;
}
