'use client';

import { useState } from 'react';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatMoney } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
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
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    props.onDone();
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline">{props.budget === null ? 'Set a budget' : 'Change the budget'}</Button>
      </DialogTrigger>
      <DialogContent>
        <BudgetForm {...props} onDone={done} />
      </DialogContent>
    </Dialog>
  );
}

const schema = z.object({ budget: StopConditions.shape.dollars });

function BudgetForm({ budget, spent, save, onDone }: Props) {
  const form = useActionForm({
    schema,
    initial: { budget: budget ?? undefined } as { budget: number | undefined },
    action: (values) => save(values.budget ?? 'none'),
    onDone,
  });
  return (
    <Form form={form} className="gap-0" label="Budget">
      <DialogHeader>
        <DialogTitle>Budget of this batch</DialogTitle>
        <DialogDescription>
          {formatMoney(spent)} are spent. The batch pauses when its budget is; only calls that are under way
          then are paid beyond it.
        </DialogDescription>
      </DialogHeader>
      <DialogBody>
        <NumberField
          field={form.field('budget')}
          label="Budget"
          unit="US dollars"
          hint="Empty: no limit"
          optional
        />
      </DialogBody>
      <DialogFooter>
        <SubmitButton>Save the budget</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
