import { useState } from 'react';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import type { ActionForm } from '#components/form/use-action-form.ts';
import { slugOf } from '#lib/domain/projects/schema.ts';

type Values = { name: string; slug: string; description: string };

/** Name, address and description of a project to be; the address follows the name until somebody writes one. */
export function ProjectFields({ form }: { form: ActionForm<Values> }) {
  const [ownSlug, setOwnSlug] = useState(false);
  const name = form.field('name');
  const slug = form.field('slug');
  const changeName = (value: string) =>
    form.set({ name: value, ...(ownSlug ? {} : { slug: slugOf(value) }) });
  const changeSlug = (value: string) => {
    setOwnSlug(value !== '');
    slug.onChange(value);
  };
  return (
    <>
      <TextField field={{ ...name, onChange: changeName }} label="Name" autoFocus />
      <TextField
        field={{ ...slug, onChange: changeSlug }}
        label="Name in addresses"
        hint="Lower-case letters, digits and hyphens. It cannot be changed later."
        autoComplete="off"
      />
      <TextareaField field={form.field('description')} label="Description" optional />
    </>
  );
}
