'use client';

import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { ProjectChange } from '#lib/domain/projects/schema.ts';

type Props = {
  project: ProjectChange & { slug: string };
  save: (input: ProjectChange) => Promise<ActionResult<unknown>>;
  mayChange: boolean;
};

/** Name and description; the name in addresses stays for ever. */
export function ProjectForm({ project, save, mayChange }: Props) {
  const form = useActionForm({
    schema: ProjectChange,
    initial: { name: project.name, description: project.description },
    action: save,
    onDone: () => toast.success('The project is saved.'),
  });
  return (
    <Form form={form} label="Project">
      <TextField field={form.field('name')} label="Name" disabled={!mayChange} />
      <TextareaField
        field={form.field('description')}
        label="Description"
        hint="What the project is for: dataset, goal, conventions."
        rows={4}
        optional
        disabled={!mayChange}
      />
      <p className="text-muted-foreground text-sm">
        In addresses, commands and the API the project is called{' '}
        <code className="font-mono text-foreground">{project.slug}</code>; this name cannot change.
      </p>
      {mayChange ? (
        <div>
          <SubmitButton>Save</SubmitButton>
        </div>
      ) : (
        <p className="text-muted-foreground text-sm">Leads and owners can change this.</p>
      )}
    </Form>
  );
}
