'use client';

import { PlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { NewProject } from '#lib/domain/projects/schema.ts';
import { ProjectFields } from './project-fields.tsx';

type Create = (input: NewProject) => Promise<ActionResult<{ slug: string }>>;

/** Makes a project and goes there. */
export function NewProjectDialog({ create }: { create: Create }) {
  return (
    <ButtonDialog
      button={
        <Button>
          <PlusIcon aria-hidden="true" />
          New project
        </Button>
      }
    >
      {() => <NewProjectForm create={create} />}
    </ButtonDialog>
  );
}

function NewProjectForm({ create }: { create: Create }) {
  const router = useRouter();
  const form = useActionForm({
    schema: NewProject,
    initial: { name: '', slug: '', description: '' },
    action: create,
    onDone: ({ slug }: { slug: string }) => router.push(`/${slug}`),
  });
  return (
    <DialogForm
      form={form}
      title="New project"
      description="One team's seeds, variants and versions. You will own it."
      submit="Make the project"
    >
      <ProjectFields form={form} />
    </DialogForm>
  );
}
