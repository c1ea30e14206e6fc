'use client';

import { useState } from 'react';
import { NumberField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { RotateSecret } from '#lib/domain/webhooks/schema.ts';
import { NewSecret } from './webhook-dialog.tsx';
import type { WebhookActs } from './webhook-types.ts';

type Props = { webhook: string; rotate: WebhookActs['rotate'] };

/** A new secret, while the old one signs on for some hours. */
export function WebhookSecretDialog(props: Props) {
  const button = (
    <Button variant="outline" size="sm">
      New secret
    </Button>
  );
  return <ButtonDialog button={button}>{() => <SecretForm {...props} />}</ButtonDialog>;
}

function SecretForm({ webhook, rotate }: Props) {
  const [secret, setSecret] = useState<string | null>(null);
  const form = useActionForm({
    schema: RotateSecret.pick({ hours: true }),
    initial: { hours: 24 as number | undefined },
    action: ({ hours = 24 }) => rotate(webhook, hours),
    onDone: (made) => setSecret(made.secret),
  });
  if (secret !== null) {
    return <NewSecret secret={secret} note="Messages carry a signature of each secret that is valid." />;
  }
  return (
    <DialogForm
      form={form}
      title="Make a new secret"
      description="Both secrets sign until the receiver knows the new one."
      submit="Make a new secret"
    >
      <NumberField
        field={form.field('hours')}
        label="The old one signs for"
        unit="hours more; 0 ends it now"
      />
    </DialogForm>
  );
}
