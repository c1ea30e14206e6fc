'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { ReasonSelect } from '#components/review/reason-select.tsx';
import { useReasons } from '#components/review/reasons.tsx';
import { ExportMenu } from '#components/table/export-menu.tsx';
import { useSelection } from '#components/table/selection.tsx';
import type { MatchingCounts } from '#lib/domain/review/schema.ts';
import { type Chosen, chosenVariantsOf, leftOut, wordsOf } from './bulk-words.ts';

type Verdict = { action: 'accept' | 'reject'; reasons: string[] };
export type VariantActs = {
  preview: (
    chosen: Chosen,
    action: Verdict['action'],
  ) => Promise<ActionResult<{ counts: MatchingCounts | null }>>;
  decide: (
    chosen: Chosen,
    verdict: Verdict,
  ) => Promise<ActionResult<{ group: string; status: string; decided: number; reserved: number }>>;
  undo: (group: string) => Promise<ActionResult<{ undone: number }>>;
};

/** What can be done with checked variants: deciding them as one act, taking them away as a file. */
export function VariantBulk({ project, acts }: { project: string; acts: VariantActs | null }) {
  const selection = useSelection();
  const chosen = chosenVariantsOf(selection);
  return (
    <>
      {acts && <DecideButton acts={acts} chosen={chosen} action="accept" />}
      {acts && <DecideButton acts={acts} chosen={chosen} action="reject" />}
      <ExportMenu
        address="/api/v1/generate/variants/export"
        noun="variants"
        choice={{ project, ...(chosen.ids ? chosen : { filter: chosen.filter ?? {} }) }}
      />
    </>
  );
}

type DecideProps = { acts: VariantActs; chosen: Chosen; action: Verdict['action'] };

/** Says how many variants of how many seeds it will decide before it does, and offers to take all of it back. */
function DecideButton({ acts, chosen, action }: DecideProps) {
  const selection = useSelection();
  const [reason, setReason] = useState(useReasons()[0]?.id ?? '');
  const [counts, setCounts] = useState<MatchingCounts | null | undefined>();
  const count = async () => {
    setCounts(undefined);
    const answer = await acts.preview(chosen, action);
    if (answer.ok) setCounts(answer.value.counts);
    else toast.error(answer.error.message);
  };
  const end = (message: string, undo?: () => void) => {
    toast(message, undo && { action: { label: 'Undo', onClick: undo } });
    selection.clear();
    selection.reload?.();
  };
  const undo = async (group: string) => {
    const back = await acts.undo(group);
    if (back.ok) end(`${formatNumber(back.value.undone)} decisions taken back.`);
    else toast.error(back.error.message);
  };
  const { title, rest } = wordsOf(action, counts);
  return (
    <ConfirmButton
      size="sm"
      title={title}
      confirm={action === 'accept' ? 'Accept' : 'Reject'}
      tone={action === 'accept' ? 'default' : 'destructive'}
      onOpen={() => void count()}
      ready={counts !== undefined && counts?.variants !== 0}
      description={
        <span className="flex flex-col gap-3">
          {rest}
          {action === 'reject' && <ReasonSelect reason={reason} onReason={setReason} />}
        </span>
      }
      action={() => acts.decide(chosen, { action, reasons: action === 'reject' ? [reason] : [] })}
      onDone={({ decided, status, reserved, group }) =>
        end(
          `${formatCount(decided, 'variant')} ${status}${reserved > 0 ? `, ${leftOut(reserved)}` : ''}.`,
          decided > 0 ? () => void undo(group) : undefined,
        )
      }
    >
      {action === 'accept' ? 'Accept…' : 'Reject…'}
    </ConfirmButton>
  );
}
