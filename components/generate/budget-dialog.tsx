'use client';

import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatMoney } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { StopConditions } from '#lib/domain/generate/plan.ts';

type Props = {
  /** US dollars; null: no limit. */
  budget: number | null;
  spent: number;
  save: (budget: number | 'none') => Promise<ActionResult<unknown>>;
  onDone: () => void;
};

/** Changes what a batch may spend; one that paused for its budget goes on. */
export function BudgetDialog(props: Props) {
  return (
    <ButtonDialog
      button={
        <Button variant="outline">{props.budget === null ? 'Set a budget' : 'Change the budget'}</Button>
      }
    >
      {(close) => <BudgetForm {...props} close={close} />}
    </ButtonDialog>
  );
}

const schema = z.object({ budget: StopConditions.shape.dollars });

function BudgetForm({ budget, spent, save, onDone, close }: Props & { close: () => void }) {
  const form = useActionForm({
    schema,
    initial: { budget: budget ?? undefined } as { budget: number | undefined },
    action: (values) => save(values.budget ?? 'none'),
    onDone: () => {
      close();
      onDone();
    },
  });
  return (
    <DialogForm
      form={form}
      title="Budget of this batch"
      description={
        <>
          {formatMoney(spent)} are spent. The batch pauses when its budget is; only calls that are under way
          then are paid beyond it.
        </>
      }
      submit="Save the budget"
    >
      <NumberField
        field={form.field('budget')}
        label="Budget"
        unit="US dollars"
        hint="Empty: no limit"
        optional
      />
    </DialogForm>
  );
}
