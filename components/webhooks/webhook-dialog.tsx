'use client';

import { useState } from 'react';
import { TextField, ToggleField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { type ActionForm, useActionForm } from '#components/form/use-action-form.ts';
import { SecretOnce } from '#components/settings/secret-once.tsx';
import { Button } from '#components/ui/button.tsx';
import { webhookEventIds, webhookEvents } from '#lib/domain/webhooks/events.ts';
import { SaveWebhook } from '#lib/domain/webhooks/schema.ts';
import type { WebhookActs, WebhookListRow, WebhookValues } from './webhook-types.ts';

type Props = { save: WebhookActs['save']; webhook?: WebhookListRow };

/** Adds a webhook and shows its secret once, or changes one. */
export function WebhookDialog({ save, webhook }: Props) {
  const button = webhook ? (
    <Button variant="outline" size="sm">
      Change
    </Button>
  ) : (
    <Button>Add a webhook</Button>
  );
  return (
    <ButtonDialog button={button}>
      {(close) => <WebhookForm save={save} webhook={webhook} close={close} />}
    </ButtonDialog>
  );
}

function WebhookForm({ save, webhook, close }: Props & { close: () => void }) {
  const [secret, setSecret] = useState<string | null>(null);
  const initial: WebhookValues = {
    ...(webhook && { id: webhook.id }),
    ...{ url: webhook?.url ?? '', events: webhook?.events ?? webhookEventIds },
    enabled: webhook?.enabled ?? true,
  };
  const form = useActionForm({
    schema: SaveWebhook,
    initial,
    action: save,
    onDone: (saved) => (saved.secret === null ? close() : setSecret(saved.secret)),
  });
  if (secret !== null) return <NewSecret secret={secret} />;
  return (
    <DialogForm
      form={form}
      title={webhook ? 'Change the webhook' : 'Add a webhook'}
      description="A signed message by HTTP whenever something happens in this project."
      submit={webhook ? 'Save' : 'Add the webhook'}
    >
      <TextField
        field={form.field('url')}
        label="Address"
        hint="Where messages are posted: https://example.org/hooks"
        autoFocus
      />
      <EventFields form={form} />
      {webhook && (
        <ToggleField
          field={form.field('enabled')}
          label="Turned on"
          hint="While it is off nothing is sent, and what happens then is not told later."
        />
      )}
    </DialogForm>
  );
}

function EventFields({ form }: { form: ActionForm<WebhookValues> }) {
  const field = form.field('events');
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium text-sm">Tell it when</legend>
      {webhookEventIds.map((event) => (
        <ToggleField
          key={event}
          field={{
            name: event,
            value: field.value.includes(event),
            onBlur: field.onBlur,
            onChange: (on) =>
              field.onChange(webhookEventIds.filter((id) => (id === event ? on : field.value.includes(id)))),
          }}
          label={webhookEvents[event]}
        />
      ))}
      {field.error && (
        <p role="alert" className="text-danger text-xs">
          {field.error}
        </p>
      )}
    </fieldset>
  );
}

/** The only moment at which a secret can be seen. */
export function NewSecret({ secret, note }: { secret: string; note?: string }) {
  return (
    <SecretOnce
      title="The secret of the webhook"
      description="Give it to the receiver, which knows the studio’s messages by it. Copy it now."
      label="Secret"
      value={secret}
      note={note ?? 'It is not shown again. Messages are signed as Standard Webhooks describes it.'}
    />
  );
}
