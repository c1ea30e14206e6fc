'use client';

import { PlusIcon } from 'lucide-react';
import { useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, TextField, ToggleField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { NewToken, type NewTokenInput } from '#lib/domain/tokens/schema.ts';
import { SecretOnce } from './secret-once.tsx';

type Create = (input: NewTokenInput) => Promise<ActionResult<{ name: string; token: string }>>;

/** Makes a token, then shows it once. */
export function NewTokenDialog({ create }: { create: Create }) {
  return (
    <ButtonDialog
      button={
        <Button>
          <PlusIcon aria-hidden="true" />
          New token
        </Button>
      }
    >
      {() => <TokenForm create={create} />}
    </ButtonDialog>
  );
}

function TokenForm({ create }: { create: Create }) {
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  const form = useActionForm({
    schema: NewToken,
    initial: { name: '', days: 90 as number | undefined, readOnly: true },
    action: create,
    onDone: setMade,
  });
  if (made) {
    return (
      <SecretOnce
        title={`The token “${made.name}”`}
        description="Copy it now."
        label="Token"
        value={made.token}
        note="It is not shown again: the studio keeps only its hash."
      />
    );
  }
  return (
    <DialogForm
      form={form}
      title="New token"
      description="Whoever has the token can do what you can do."
      submit="Make the token"
    >
      <TextField
        field={form.field('name')}
        label="Name"
        hint="Where it is used: “training cluster”"
        autoFocus
      />
      <NumberField field={form.field('days')} label="Works for" unit="days, at most 365" />
      <ToggleField
        field={form.field('readOnly')}
        label="May only read"
        hint="It lists and exports, and changes nothing."
      />
    </DialogForm>
  );
}
