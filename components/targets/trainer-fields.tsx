'use client';

import { SelectField, TextareaField, TextField } from '#components/form/fields.tsx';
import type { ActionForm } from '#components/form/use-action-form.ts';
import type { TargetValues } from './target-form.ts';

type Choice = { id: string; title: string };
export type TargetChoices = {
  configs: readonly Choice[];
  data: readonly Choice[];
  logs: readonly Choice[];
  /** The interpreter of the trainer that is installed beside the studio. */
  python: string;
};

const optionsOf = (list: readonly Choice[]) => list.map(({ id, title }) => ({ value: id, title }));

/** Our own trainer, or a command with what it reads and writes. */
export function TrainerFields({ form, choices }: { form: ActionForm<TargetValues>; choices: TargetChoices }) {
  return (
    <>
      <SelectField
        field={form.field('trainer')}
        label="Trainer"
        options={[
          { value: 'built-in', title: 'The studio’s own (TRL on Transformers)' },
          { value: 'command', title: 'Another, by a command' },
        ]}
      />
      {form.values.trainer === 'built-in' ? (
        <TextField
          field={form.field('python')}
          label="Python"
          hint="With the packages of trainer/requirements.txt; “npx studio trainer install” makes one on this machine"
        />
      ) : (
        <CommandFields form={form} choices={choices} />
      )}
      <SelectField
        field={form.field('serve')}
        label="Serving models"
        options={[
          { value: 'built-in', title: 'The studio’s own server (Transformers)' },
          { value: 'command', title: 'Another, by a command' },
        ]}
      />
      {form.values.serve === 'command' && (
        <TextareaField
          field={form.field('serveArgv')}
          label="Serve command"
          placeholder={'vllm\nserve\n{model}\n--host\n{host}\n--port\n{port}\n--served-model-name\n{name}'}
          hint="One argument a line, without a shell; {model}, {name}, {host}, {port} and {keyfile} are put in"
        />
      )}
      <TextareaField
        field={form.field('environment')}
        label="Environment"
        hint="NAME=value, one a line; trainer and server see nothing else of the studio"
        optional
      />
    </>
  );
}

function CommandFields({ form, choices }: { form: ActionForm<TargetValues>; choices: TargetChoices }) {
  return (
    <>
      <TextareaField
        field={form.field('argv')}
        label="Command"
        placeholder={'llamafactory-cli\ntrain\n{config}'}
        hint="One argument a line, without a shell; {config}, {data}, {output} and {resume} are put in"
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          field={form.field('config')}
          label="Configuration"
          options={optionsOf(choices.configs)}
        />
        <SelectField field={form.field('data')} label="Data" options={optionsOf(choices.data)} />
        <SelectField field={form.field('log')} label="Log" options={optionsOf(choices.logs)} />
      </div>
    </>
  );
}
