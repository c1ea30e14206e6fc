'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { NewAudit } from '#lib/domain/review/audit-plan/index.ts';

const checked = NewAudit.pick({ name: true });

/** Begins the audit that is shown: from then on its plan does not change. */
export function StartForm({
  home,
  rows,
  start,
}: {
  home: string;
  /** "≈ 1,204 rows". */
  rows: string;
  start: (values: { name: string }) => Promise<ActionResult<{ audit: string }>>;
}) {
  const router = useRouter();
  const form = useActionForm<{ name: string }, { audit: string }>({
    schema: checked,
    initial: { name: '' },
    action: start,
    onDone: ({ audit }) => router.push(`${home}/review/audits/${audit}`),
  });
  return (
    <Form form={form} label="Start the audit" className="max-w-xl">
      <TextField
        field={form.field('name')}
        label="Name"
        hint="From here on nobody changes the plan: strata, looks and limit are written down before the first row is read"
      />
      <SubmitButton className="self-start">Draw {rows}</SubmitButton>
    </Form>
  );
}
