'use client';

import { z } from 'zod';
import { SelectField, TextareaField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import type { Stratum } from './audit-types.ts';
import type { RulingActions } from './ruling-buttons.tsx';

type Values = { decision: 'accepted' | 'rejected'; reason: string };
type Props = { stratum: Stratum; title: string; rule: RulingActions['rule'] };
const checked = z.object({ reason: z.string().trim().min(1, 'Say why: it is kept with the ruling.') });

/** Rules against what the evidence allows. */
export function OverrideDialog(props: Props) {
  return (
    <ButtonDialog
      button={
        <Button size="sm" variant="ghost" aria-label={`Override the rule for ${props.title}`}>
          Override…
        </Button>
      }
    >
      {(close) => <OverrideForm {...props} close={close} />}
    </ButtonDialog>
  );
}

function OverrideForm({ stratum: { stratum, state }, title, rule, close }: Props & { close: () => void }) {
  const form = useActionForm<Values, unknown>({
    schema: checked,
    initial: { decision: state === 'accepted' ? 'rejected' : 'accepted', reason: '' },
    action: (values) => rule({ ...values, stratum, override: true }),
    onDone: close,
  });
  return (
    <DialogForm
      form={form}
      title="Rule against the evidence"
      description={`${title}. The promise of the audit does not hold for this stratum then; the ruling, the version's card and every row say so.`}
      submit="Override the rule"
      tone="destructive"
    >
      <SelectField
        field={form.field('decision')}
        label="Ruling"
        options={[
          { value: 'accepted', title: 'Accept the stratum' },
          { value: 'rejected', title: 'Reject the stratum' },
        ]}
      />
      <TextareaField field={form.field('reason')} label="Reason" hint="Who reads the version will see it" />
    </DialogForm>
  );
}
