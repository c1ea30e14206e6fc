'use client';

import { z } from 'zod';
import { TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Email, TypedPassword } from '#lib/domain/account/schema.ts';
import { passwordSignIn } from './password-sign-in.ts';

const Credentials = z.object({ email: Email, password: TypedPassword });

/** Email address (fixed where it is given) and password. `returnTo` is a path of this studio, checked by the page. */
export function SignInForm({ returnTo, email }: { returnTo: string; email?: string }) {
  const form = useActionForm({
    schema: Credentials,
    initial: { email: email ?? '', password: '' },
    action: ({ email, password }) => passwordSignIn(email, password),
    onDone: () => window.location.assign(returnTo),
  });
  return (
    <Form form={form} label="Sign in">
      <TextField
        field={form.field('email')}
        label="Email address"
        type="email"
        autoComplete="username"
        readOnly={email !== undefined}
        autoFocus={email === undefined}
      />
      <TextField
        field={form.field('password')}
        label="Password"
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton className="h-9">Sign in</SubmitButton>
    </Form>
  );
}
