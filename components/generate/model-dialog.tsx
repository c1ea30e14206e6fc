'use client';

import { useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, TextField } from '#components/form/fields.tsx';
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
import { ModelSettings } from '#lib/domain/generate/schema.ts';

export type ModelListRow = {
  id: string;
  name: string;
  baseUrl: string;
  model: string;
  priceInput: number | null;
  priceOutput: number | null;
  concurrency: number;
  timeoutSeconds: number;
  hasKey: boolean;
};

type Values = Omit<
  ModelListRow,
  'id' | 'hasKey' | 'priceInput' | 'priceOutput' | 'concurrency' | 'timeoutSeconds'
> & {
  id?: string;
  key?: string;
  priceInput: number | undefined;
  priceOutput: number | undefined;
  concurrency: number | undefined;
  timeoutSeconds: number | undefined;
};
export type SaveModel = (values: Values) => Promise<ActionResult<unknown>>;

/** Adds a model, or changes one. */
export function ModelDialog({ save, model }: { save: SaveModel; model?: ModelListRow }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {model ? (
          <Button variant="outline" size="sm">
            Change
          </Button>
        ) : (
          <Button>Add a model</Button>
        )}
      </DialogTrigger>
      <DialogContent>
        <ModelForm save={save} model={model} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function firstValues(model: ModelListRow | undefined): Values & { key: string } {
  const { hasKey, priceInput, priceOutput, ...known } = model ?? { ...blank, id: undefined };
  return { ...known, key: '', priceInput: priceInput ?? undefined, priceOutput: priceOutput ?? undefined };
}

const blank = {
  ...{ name: '', baseUrl: '', model: '', priceInput: null, priceOutput: null },
  ...{ concurrency: 8, timeoutSeconds: 120, hasKey: false },
};

function ModelForm({ save, model, close }: { save: SaveModel; model?: ModelListRow; close: () => void }) {
  const form = useActionForm({
    schema: ModelSettings,
    initial: firstValues(model),
    // An untouched key field keeps the stored key; it never held it.
    action: ({ key, ...values }) => save({ ...values, ...(key !== '' && { key }) }),
    onDone: close,
  });
  const hasKey = model?.hasKey ?? false;
  const title = model ? `Change ${model.name}` : 'Add a model';
  return (
    <Form form={form} className="min-h-0 gap-0" label={title}>
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>Anything that speaks OpenAI’s chat completions.</DialogDescription>
      </DialogHeader>
      <DialogBody>
        <TextField field={form.field('name')} label="Name" hint="As it stands in lists" autoFocus />
        <TextField
          field={form.field('baseUrl')}
          label="Base address"
          hint="https://api.openai.com/v1"
          inputMode="url"
        />
        <TextField field={form.field('model')} label="Model" hint="As its provider calls it" />
        <TextField
          field={form.field('key')}
          label="Key"
          type="password"
          autoComplete="off"
          optional={hasKey}
          hint={hasKey ? 'One is stored; leave this empty to keep it' : 'Encrypted, and never shown again'}
        />
        <div className="grid grid-cols-2 gap-4">
          <NumberField field={form.field('priceInput')} label="Price in" unit="$ / M tokens" optional />
          <NumberField field={form.field('priceOutput')} label="Price out" unit="$ / M tokens" optional />
          <NumberField field={form.field('concurrency')} label="At once" unit="calls" />
          <NumberField field={form.field('timeoutSeconds')} label="Time limit" unit="s" />
        </div>
      </DialogBody>
      <DialogFooter>
        <SubmitButton>{model ? 'Save' : 'Add the model'}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
