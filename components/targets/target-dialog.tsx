'use client';

import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { NumberField, SelectField, TextareaField, TextField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { type ActionForm, useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { firstTarget, settingsOf, type TargetKind, type TargetValues } from './target-form.ts';
import { kindTitles, type TargetActs, type TargetRow } from './target-types.ts';
import { type TargetChoices, TrainerFields } from './trainer-fields.tsx';

type Props = { save: TargetActs['save']; target?: TargetRow; choices: TargetChoices };

/** Adds a compute target, or changes one. */
export function TargetDialog(props: Props) {
  const button = props.target ? (
    <Button variant="outline" size="sm">
      Change
    </Button>
  ) : (
    <Button>Add a compute target</Button>
  );
  return <ButtonDialog button={button}>{(close) => <TargetForm {...props} close={close} />}</ButtonDialog>;
}

const checked = z.object({ name: z.string().trim().min(1, 'Give the target a name.').max(80) });

function TargetForm({ save, target, choices, close }: Props & { close: () => void }) {
  const router = useRouter();
  const form = useActionForm({
    schema: checked,
    initial: firstTarget(target, choices.python),
    action: (values: TargetValues) =>
      save({
        ...{ name: values.name, settings: settingsOf(values, target?.settings), check: true },
        ...(target && { id: target.id }),
        ...(values.key !== '' && { key: values.key }),
      }),
    onDone: () => {
      close();
      router.refresh();
    },
  });
  const { kind } = form.values;
  return (
    <DialogForm
      form={form}
      title={target ? `Change ${target.name}` : 'Add a compute target'}
      description="It is asked what it has before it is saved. What is set here runs with the rights of the studio’s own user."
      submit={target ? 'Save' : 'Add the target'}
    >
      <TextField field={form.field('name')} label="Name" />
      {!target && (
        <SelectField
          field={form.field('kind')}
          label="Kind"
          options={Object.entries(kindTitles).map(([value, title]) => ({
            value: value as TargetKind,
            title,
          }))}
        />
      )}
      {kind === 'local' && <LocalFields form={form} />}
      {kind === 'slurm' && <SlurmFields form={form} />}
      {kind === 'openai' ? (
        <ApiFields form={form} hasKey={target?.hasKey ?? false} />
      ) : (
        <TrainerFields form={form} choices={choices} />
      )}
      <NumberField
        field={form.field('price')}
        label="Price"
        unit={kind === 'openai' ? '$ for a million tokens' : '$ for an hour of one GPU'}
        optional
      />
    </DialogForm>
  );
}

type Fields = { form: ActionForm<TargetValues> };

function LocalFields({ form }: Fields) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <NumberField
        field={form.field('slots')}
        label="Slots"
        hint="Runs at the same time; they share processors and GPUs"
      />
      <TextField
        field={form.field('gpus')}
        label="GPUs"
        hint="Such as 0, 1; left out, all that there are"
        optional
      />
      <TextField
        field={form.field('root')}
        label="Folder"
        hint="Left out, in the studio’s data"
        optional
        className="sm:col-span-2"
      />
    </div>
  );
}

function SlurmFields({ form }: Fields) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        field={form.field('host')}
        label="Head node"
        hint="Over ssh; left out, this machine is it"
        optional
      />
      <TextField field={form.field('user')} label="User" optional />
      <TextField field={form.field('partition')} label="Partition" optional />
      <TextField field={form.field('account')} label="Account" optional />
      <TextField
        field={form.field('root')}
        label="Folder"
        hint="Head node and compute nodes must see it under this path"
        className="sm:col-span-2"
      />
      <TextareaField
        field={form.field('prologue')}
        label="Before the trainer"
        hint="Lines of sh, such as: module load cuda"
        optional
        className="sm:col-span-2"
      />
    </div>
  );
}

function ApiFields({ form, hasKey }: Fields & { hasKey: boolean }) {
  return (
    <>
      <TextField field={form.field('baseUrl')} label="Address" />
      <TextField
        field={form.field('key')}
        label="Key"
        type="password"
        autoComplete="off"
        hint={hasKey ? 'One is stored; leave empty to keep it' : 'It is encrypted, and never shown again'}
        optional
      />
      <TextareaField field={form.field('models')} label="Models" hint="One a line; left out, any" optional />
    </>
  );
}
