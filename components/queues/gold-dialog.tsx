'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { SelectField, TextareaField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { useReasons } from '#components/review/reasons.tsx';
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
import { Decision } from '#lib/domain/review/schema.ts';

export type GoldValues = { known: string; note: string };

/** Marks a pending variant as gold: what is right about it is known, and people are measured by it. */
export function GoldDialog({
  seq,
  mark,
}: {
  seq: number;
  mark: (values: GoldValues) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const reasons = useReasons();
  const [open, setOpen] = useState(false);
  const form = useActionForm({
    schema: Decision.pick({ note: true }),
    initial: { known: 'accept', note: '' } as GoldValues,
    action: mark,
    onDone: () => {
      setOpen(false);
      toast(`Variant ${seq} is gold`);
      router.refresh();
    },
  });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline">Mark as gold…</Button>
      </DialogTrigger>
      <DialogContent>
        <Form form={form} label="Mark as gold" className="gap-0">
          <DialogHeader>
            <DialogTitle>Mark variant {seq} as gold</DialogTitle>
            <DialogDescription>
              Queues mix it in unnoticed. Its status stays pending, and no agreement counts it.
            </DialogDescription>
          </DialogHeader>
          <DialogBody>
            <SelectField
              field={form.field('known')}
              label="What is right"
              options={[
                { value: 'accept', title: 'Accept' },
                ...reasons.map(({ id, title }) => ({ value: id, title: `Reject: ${title}` })),
              ]}
            />
            <TextareaField field={form.field('note')} label="Why" optional rows={3} />
          </DialogBody>
          <DialogFooter>
            <SubmitButton>Mark as gold</SubmitButton>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
