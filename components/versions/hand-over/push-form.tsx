'use client';

import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextField, ToggleField } from '#components/form/fields.tsx';
import { DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';

export type PushValues = {
  repo: string;
  token: string;
  private: boolean;
  licence: string;
  endpoint: string;
};

export type StartPush = (values: PushValues) => Promise<ActionResult<unknown>>;

type Props = { licence: string; endpoint: string; start: StartPush; onDone: () => void };

/** What is asked before a version leaves for the Hub. */
export function PushForm({ licence, endpoint, start, onDone }: Props) {
  const form = useActionForm<PushValues, unknown>({
    // Names of the Hub are judged where the push is made.
    schema: z.object({}),
    initial: { repo: '', token: '', private: true, licence, endpoint },
    action: start,
    onDone,
  });
  return (
    <DialogForm
      form={form}
      title="Push to the Hugging Face Hub"
      description="One commit holds the Parquet files, this card and its pictures. It takes the place of an older version in the same dataset."
      submit="Push"
      className="grid gap-4"
    >
      <TextField
        field={form.field('repo')}
        label="Dataset"
        hint="owner/name; it is made where it does not exist"
        autoFocus
      />
      <TextField
        field={form.field('token')}
        label="Access token"
        hint="One that may write. It is kept sealed until the push ends, then forgotten."
        type="password"
        autoComplete="off"
      />
      <ToggleField
        field={form.field('private')}
        label="A new dataset is private"
        hint="A dataset that exists stays as it is."
      />
      <TextField
        field={form.field('licence')}
        label="Licence of the whole"
        hint="As the Hub names it, such as cc-by-4.0"
      />
      <TextField field={form.field('endpoint')} label="Address of the Hub" type="url" />
    </DialogForm>
  );
}
