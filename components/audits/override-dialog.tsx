'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { SelectField, TextareaField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
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
import type { Stratum } from './audit-types.ts';
import type { RulingActions } from './ruling-buttons.tsx';

type Values = { decision: 'accepted' | 'rejected'; reason: string };
const checked = z.object({ reason: z.string().trim().min(1, 'Say why: it is kept with the ruling.') });

/** Rules against what the evidence allows. */
export function OverrideDialog({
  stratum: { stratum, state },
  title,
  rule,
}: {
  stratum: Stratum;
  title: string;
  rule: RulingActions['rule'];
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useActionForm<Values, unknown>({
    schema: checked,
    initial: { decision: state === 'accepted' ? 'rejected' : 'accepted', reason: '' },
    action: (values) => rule({ ...values, stratum, override: true }),
    onDone: () => {
      setOpen(false);
      router.refresh();
    },
  });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="ghost" aria-label={`Override the rule for ${title}`}>
          Override…
        </Button>
      </DialogTrigger>
      <DialogContent>
        <Form form={form} className="gap-0">
          <DialogHeader>
            <DialogTitle>Rule against the evidence</DialogTitle>
            <DialogDescription>
              {title}. The promise of the audit does not hold for this stratum then; the ruling, the version's
              card and every row say so.
            </DialogDescription>
          </DialogHeader>
          <DialogBody>
            <SelectField
              field={form.field('decision')}
              label="Ruling"
              options={[
                { value: 'accepted', title: 'Accept the stratum' },
                { value: 'rejected', title: 'Reject the stratum' },
              ]}
            />
            <TextareaField
              field={form.field('reason')}
              label="Reason"
              hint="Who reads the version will see it"
            />
          </DialogBody>
          <DialogFooter>
            <SubmitButton variant="destructive">Override the rule</SubmitButton>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
