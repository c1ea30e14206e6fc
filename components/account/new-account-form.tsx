'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { NewAccount } from '#lib/domain/account/schema.ts';
import { passwordSignIn } from './password-sign-in.ts';

type Props = {
  /** Makes the account. */
  create: (input: NewAccount) => Promise<ActionResult<unknown>>;
  /** The address of an invitation, which cannot be another. */
  email?: string;
  submitLabel: string;
  /** A path of this studio, for after signing in. */
  returnTo: string;
};

/** Makes an account, then signs in with it. */
export function NewAccountForm({ create, email, submitLabel, returnTo }: Props) {
  const form = useActionForm({
    schema: NewAccount,
    initial: { email: email ?? '', name: '', password: '' },
    action: async (values: NewAccount): Promise<ActionResult<unknown>> => {
      const made = await create(values);
      return made.ok ? passwordSignIn(values.email, values.password) : made;
    },
    onDone: () => window.location.assign(returnTo),
  });
  return (
    <Form form={form} label={submitLabel}>
      <TextField
        field={form.field('email')}
        label="Email address"
        type="email"
        autoComplete="username"
        readOnly={email !== undefined}
        autoFocus={email === undefined}
      />
      <TextField
        field={form.field('name')}
        label="Your name"
        autoComplete="name"
        maxLength={80}
        hint="Others see it beside your decisions."
        autoFocus={email !== undefined}
      />
      <TextField
        field={form.field('password')}
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters; a short sentence is good."
      />
      <SubmitButton className="h-9">{submitLabel}</SubmitButton>
    </Form>
  );
}
