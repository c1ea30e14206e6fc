'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import type { Stratum } from './audit-types.ts';
import { OverrideDialog } from './override-dialog.tsx';
import { rowsOf } from './words.ts';

export type RulingActions = {
  rule: (ruling: {
    stratum: number;
    decision: 'accepted' | 'rejected';
    override?: boolean;
    reason?: string;
  }) => Promise<ActionResult<unknown>>;
  undo: (ruling: string) => Promise<ActionResult<unknown>>;
};

/** What a lead may do with a stratum: what the evidence allows is one step away, anything else needs a reason. */
export function RulingButtons({
  stratum: one,
  title,
  actions,
}: {
  stratum: Stratum;
  title: string;
  actions: RulingActions;
}) {
  const { ruling, state, stratum } = one;
  if (ruling) {
    return (
      <ConfirmButton
        size="sm"
        title={`Take back: ${title} ${ruling.ruling}`}
        description={`The ${rowsOf(ruling.decided)} that this ruling decided wait for a decision again. What people decided or edited since stays.`}
        confirm="Take the ruling back"
        action={() => actions.undo(ruling.id)}
      >
        Take back…
      </ConfirmButton>
    );
  }
  const decision = state === 'accepted' || state === 'rejected' ? state : null;
  return (
    <span className="inline-flex justify-end gap-2">
      {decision && (
        <ConfirmButton
          size="sm"
          variant={decision === 'accepted' ? 'default' : 'destructive'}
          title={`${decision === 'accepted' ? 'Accept' : 'Reject'} ${title}`}
          description={`Every row of this stratum that still waits is ${decision}: of ${rowsOf(one.population)} those that nobody decided or edited. The evidence goes with every row, and one act takes all of it back.`}
          confirm={decision === 'accepted' ? 'Accept the stratum' : 'Reject the stratum'}
          action={() => actions.rule({ stratum, decision })}
        >
          {decision === 'accepted' ? 'Accept…' : 'Reject…'}
        </ConfirmButton>
      )}
      <OverrideDialog stratum={one} title={title} rule={actions.rule} />
    </span>
  );
}
