'use client';

import { toast } from 'sonner';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Password, TypedPassword } from '#lib/domain/account/schema.ts';
import { passwordSignIn } from './password-sign-in.ts';

type Change = { current: string; next: string };
type Props = { email: string; save: (input: Change) => Promise<ActionResult<unknown>> };

/** Changes the password, which ends every session, and signs in here again with the new one. */
export function PasswordForm({ email, save }: Props) {
  const form = useActionForm({
    schema: z.object({ current: TypedPassword, next: Password }),
    initial: { current: '', next: '' },
    action: async (values: Change): Promise<ActionResult<unknown>> => {
      const saved = await save(values);
      return saved.ok ? passwordSignIn(email, values.next) : saved;
    },
    onDone: () => toast.success('Your password is changed.'),
    resetAfter: true,
  });
  return (
    <Form form={form} label="Password">
      <TextField
        field={form.field('current')}
        label="Present password"
        type="password"
        autoComplete="current-password"
      />
      <TextField
        field={form.field('next')}
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters; a short sentence is good."
      />
      <div>
        <SubmitButton>Change the password</SubmitButton>
      </div>
    </Form>
  );
}
