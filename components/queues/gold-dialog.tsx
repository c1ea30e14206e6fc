'use client';

import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { SelectField, TextareaField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { useReasons } from '#components/review/reasons.tsx';
import { Button } from '#components/ui/button.tsx';
import { Decision } from '#lib/domain/review/schema.ts';

export type GoldValues = { known: string; note: string };
type Props = { seq: number; mark: (values: GoldValues) => Promise<ActionResult<unknown>> };

/** Marks a pending variant as gold: what is right about it is known, and people are measured by it. */
export function GoldDialog(props: Props) {
  return (
    <ButtonDialog button={<Button variant="outline">Mark as gold…</Button>}>
      {(close) => <GoldForm {...props} close={close} />}
    </ButtonDialog>
  );
}

function GoldForm({ seq, mark, close }: Props & { close: () => void }) {
  const reasons = useReasons();
  const form = useActionForm({
    schema: Decision.pick({ note: true }),
    initial: { known: 'accept', note: '' } as GoldValues,
    action: mark,
    onDone: () => {
      close();
      toast(`Variant ${seq} is gold`);
    },
  });
  return (
    <DialogForm
      form={form}
      title={`Mark variant ${seq} as gold`}
      description="Queues mix it in unnoticed. Its status stays pending, and no agreement counts it."
      submit="Mark as gold"
    >
      <SelectField
        field={form.field('known')}
        label="What is right"
        options={[
          { value: 'accept', title: 'Accept' },
          ...reasons.map(({ id, title }) => ({ value: id, title: `Reject: ${title}` })),
        ]}
      />
      <TextareaField field={form.field('note')} label="Why" optional rows={3} />
    </DialogForm>
  );
}
