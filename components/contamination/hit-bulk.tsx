'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { useAct } from '#components/form/use-act.ts';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { useSelection } from '#components/table/selection.tsx';
import { Button } from '#components/ui/button.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

export type Choice = { hits?: readonly string[]; matching?: boolean };
type Removal = { hits: number; seeds: number; variants: number };

export type DecideMany = {
  remove: (choice: Choice) => Promise<ActionResult<Removal>>;
  waive: (choice: Choice, reason: string) => Promise<ActionResult<{ hits: number }>>;
  undo: (choice: Choice) => Promise<ActionResult<Removal>>;
};

/** What can be done with the checked hits. */
export function SelectedHits({ decide }: { decide: DecideMany }) {
  const { ids, clear } = useSelection();
  const named = formatCount(ids.length, 'hit');
  return <HitBulk decide={decide} choice={{ hits: ids }} named={named} onDone={clear} />;
}

/** Removes, waives or opens many hits as one act, which names what it will do. */
export function HitBulk({
  decide,
  choice,
  named,
  onDone = () => {},
}: {
  decide: DecideMany;
  choice: Choice;
  /** "12 hits", "every hit of this filter". */
  named: string;
  onDone?: () => void;
}) {
  const router = useRouter();
  const [waiving, setWaiving] = useState(false);
  const { busy, act } = useAct();
  const all = choice.matching ? ' all' : '';
  const end = (text: string) => {
    toast(text);
    onDone();
    router.refresh();
  };
  const undo = () =>
    act(
      () => decide.undo(choice),
      ({ hits }) => end(`${formatNumber(hits)} hits are open again.`),
    );
  return (
    <>
      <ConfirmButton
        size="sm"
        title={`Remove the texts of ${named}`}
        description="Their seeds are set aside and their variants rejected, accepted ones as well. Undo takes it back."
        confirm="Remove"
        action={() => decide.remove(choice)}
        onDone={({ seeds, variants }) =>
          end(`${formatNumber(seeds)} seeds set aside, ${formatNumber(variants)} variants rejected.`)
        }
      >
        Remove{all}…
      </ConfirmButton>
      <Button variant="outline" size="sm" onClick={() => setWaiving(true)}>
        Waive{all}…
      </Button>
      <Button variant="ghost" size="sm" disabled={busy} onClick={undo}>
        Undo{all}
      </Button>
      <WaiveDialog
        open={waiving}
        onOpenChange={setWaiving}
        title={`Waive ${named}`}
        waive={(reason) => decide.waive(choice, reason)}
        onDone={() => end('Waived.')}
      />
    </>
  );
}
