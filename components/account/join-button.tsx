'use client';

import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';

/** Accepts an invitation with the account that is signed in, and goes to its project. */
export function JoinButton({ join }: { join: () => Promise<ActionResult<{ project: string }>> }) {
  const form = useActionForm({
    schema: z.object({}),
    initial: {},
    action: () => join(),
    onDone: ({ project }: { project: string }) => window.location.assign(`/${project}`),
  });
  return (
    <Form form={form} label="Join">
      <SubmitButton className="h-9">Join the project</SubmitButton>
    </Form>
  );
}
