import { NumberField, TextareaField, TextField, ToggleField } from '#components/form/fields.tsx';
import type { ActionForm } from '#components/form/use-action-form.ts';
import type { ModelValues } from './model-types.ts';

type Props = { form: ActionForm<ModelValues> };

/** Where a model is, and with which key. */
export function ModelAddressFields({ form, hasKey }: Props & { hasKey: boolean }) {
  return (
    <>
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
    </>
  );
}

/** What may be asked of a model at once and in a minute, and what it costs. */
export function ModelLimitFields({ form }: Props) {
  return (
    <>
      <FieldGroup title="Limits" note="They hold over all workers together.">
        <NumberField field={form.field('concurrency')} label="At once" unit="calls" />
        <NumberField field={form.field('timeoutSeconds')} label="Time limit" unit="s" />
        <NumberField field={form.field('rpm')} label="Requests" unit="a minute" optional />
        <NumberField field={form.field('tpm')} label="Tokens" unit="a minute" optional />
      </FieldGroup>
      <FieldGroup
        title="Prices"
        note="US dollars for a million tokens. Without them there is no cost and no budget."
      >
        <NumberField field={form.field('priceInput')} label="Read" unit="$" optional />
        <NumberField field={form.field('priceOutput')} label="Written" unit="$" optional />
        <NumberField field={form.field('priceCached')} label="Cached" unit="$" optional />
        <NumberField field={form.field('batchPriceShare')} label="Batch API" unit="× the price" />
      </FieldGroup>
    </>
  );
}

/** What only some endpoints understand. */
export function ModelExtraFields({ form }: Props) {
  return (
    <>
      <ToggleField
        field={form.field('batchApi')}
        label="It speaks the Batch API"
        hint="/v1/files and /v1/batches: slower, and mostly at half the price"
      />
      <TextareaField
        field={form.field('extraBody')}
        label="Extra fields"
        hint={'Added to the body of every call as JSON: {"top_k": 20}. null takes a field out.'}
        optional
        spellCheck={false}
        className="[&_textarea]:font-mono [&_textarea]:text-xs"
      />
    </>
  );
}

function FieldGroup({ title, note, children }: { title: string; note: string; children: React.ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium text-sm">{title}</legend>
      <p className="text-muted-foreground text-xs">{note}</p>
      <div className="grid grid-cols-2 items-start gap-4">{children}</div>
    </fieldset>
  );
}
