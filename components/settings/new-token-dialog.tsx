'use client';

import { PlusIcon } from 'lucide-react';
import { useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, TextField, ToggleField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { NewToken, type NewTokenInput } from '#lib/domain/tokens/schema.ts';
import { SecretOnce } from './secret-once.tsx';

type Create = (input: NewTokenInput) => Promise<ActionResult<{ name: string; token: string }>>;

/** Makes a token, then shows it once. */
export function NewTokenDialog({ create }: { create: Create }) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button>
          <PlusIcon aria-hidden="true" />
          New token
        </Button>
      </DialogTrigger>
      <DialogContent>
        <TokenForm create={create} />
      </DialogContent>
    </Dialog>
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
  if (made) return <MadeToken {...made} />;
  return (
    <Form form={form} className="min-h-0 gap-0" label="New token">
      <DialogHeader>
        <DialogTitle>New token</DialogTitle>
        <DialogDescription>Whoever has the token can do what you can do.</DialogDescription>
      </DialogHeader>
      <DialogBody>
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
      </DialogBody>
      <DialogFooter>
        <SubmitButton>Make the token</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

function MadeToken({ name, token }: { name: string; token: string }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>The token “{name}”</DialogTitle>
        <DialogDescription>Copy it now.</DialogDescription>
      </DialogHeader>
      <DialogBody>
        <SecretOnce
          label="Token"
          value={token}
          note="It is not shown again: the studio keeps only its hash."
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
