'use client';

import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import type { StartFolder } from './server-types.ts';

type Props = { start: StartFolder; targets: readonly { id: string; name: string }[] };

/** Serves a folder with a model that lies at a compute target. */
export function ServeFolderDialog(props: Props) {
  return (
    <ButtonDialog button={<Button>Serve a folder</Button>}>
      {(close) => <ServeFolderForm {...props} close={close} />}
    </ButtonDialog>
  );
}

const checked = z.object({
  folder: z.string().trim().regex(/^\//, 'Write the whole path, such as /models/llemma-7b.').max(400),
  target: z.string().min(1, 'Choose a compute target.'),
});

function ServeFolderForm({ start, targets, close }: Props & { close: () => void }) {
  const router = useRouter();
  const form = useActionForm({
    schema: checked,
    initial: { folder: '', target: targets[0]?.id ?? '', name: '' },
    action: start,
    onDone: () => {
      close();
      router.refresh();
    },
  });
  return (
    <DialogForm
      form={form}
      title="Serve a folder"
      description="The compute target starts a server of the model in this folder; it becomes a model of the project."
      submit="Serve it"
    >
      <SelectField
        field={form.field('target')}
        label="Compute target"
        options={targets.map(({ id, name }) => ({ value: id, title: name }))}
      />
      <TextField field={form.field('folder')} label="Folder" placeholder="/models/llemma-7b" />
      <TextField
        field={form.field('name')}
        label="Name"
        hint="Left out, it is made of the folder’s"
        optional
      />
    </DialogForm>
  );
}
