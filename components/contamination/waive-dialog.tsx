'use client';

import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextareaField } from '#components/form/fields.tsx';
import { DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Dialog, DialogContent } from '#components/ui/dialog.tsx';

type WaiveProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** With counts: "Waive 12 hits". */
  title: string;
  waive: (reason: string) => Promise<ActionResult<unknown>>;
  onDone: () => void;
};

/** Asks why a hit is no leak. */
export function WaiveDialog({ open, onOpenChange, title, ...rest }: WaiveProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <WaiveForm title={title} {...rest} close={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

const Reason = z.object({ reason: z.string().trim().min(3, 'Say why it is no leak.').max(2000) });

function WaiveForm({
  title,
  waive,
  onDone,
  close,
}: Omit<WaiveProps, 'open' | 'onOpenChange'> & { close: () => void }) {
  const form = useActionForm({
    schema: Reason,
    initial: { reason: '' },
    action: ({ reason }) => waive(reason),
    onDone: () => {
      close();
      onDone();
    },
  });
  return (
    <DialogForm
      form={form}
      title={title}
      description="A waived text may be part of an export. The reason stays with it, and the waiver holds while the text is the same."
      submit="Waive"
    >
      <TextareaField
        field={form.field('reason')}
        label="Why is it no leak?"
        hint="Such as: a standard exercise that stands in every book"
        autoFocus
      />
    </DialogForm>
  );
}
