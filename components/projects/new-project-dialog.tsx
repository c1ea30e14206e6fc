'use client';

import { PlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { NewProject, slugOf } from '#lib/domain/projects/schema.ts';

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
  const [ownSlug, setOwnSlug] = useState(false);
  const form = useActionForm({
    schema: NewProject,
    initial: { name: '', slug: '', description: '' },
    action: create,
    onDone: ({ slug }: { slug: string }) => router.push(`/${slug}`),
  });
  const name = form.field('name');
  const slug = form.field('slug');
  const changeName = (value: string) =>
    form.set({ name: value, ...(ownSlug ? {} : { slug: slugOf(value) }) });
  const changeSlug = (value: string) => {
    setOwnSlug(value !== '');
    slug.onChange(value);
  };
  return (
    <DialogForm
      form={form}
      title="New project"
      description="One team's seeds, variants and versions. You will own it."
      submit="Make the project"
    >
      <TextField field={{ ...name, onChange: changeName }} label="Name" autoFocus />
      <TextField
        field={{ ...slug, onChange: changeSlug }}
        label="Name in addresses"
        hint="Lower-case letters, digits and hyphens. It cannot be changed later."
        autoComplete="off"
      />
      <TextareaField field={form.field('description')} label="Description" optional />
    </DialogForm>
  );
}
