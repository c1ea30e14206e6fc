'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { RobustnessSet } from '#lib/domain/benchmarks/schema.ts';
import { robustnessKinds } from '#lib/domain/evaluate/robustness/index.ts';

export type SetValues = {
  kind: 'distractors' | 'perturbed';
  from: number | undefined;
  to: number | undefined;
  copies: number | undefined;
  limit: number | undefined;
  randomSeed: number | undefined;
  name: string;
};

type Derive = (asked: SetValues) => Promise<ActionResult<{ benchmark: string; name: string }>>;
type Props = { problems: number; home: string; derive: Derive };

const Checked = RobustnessSet.omit({ benchmark: true });

/** Makes a robustness set of a benchmark: harder forms of its problems, as a benchmark of its own. */
export function DeriveSet(props: Props) {
  return (
    <ButtonDialog button={<Button variant="outline">Make a robustness set</Button>}>
      {(close) => <SetForm {...props} close={close} />}
    </ButtonDialog>
  );
}

function SetForm({ problems, home, derive, close }: Props & { close: () => void }) {
  const router = useRouter();
  const form = useActionForm({
    schema: Checked,
    initial: {
      ...{ kind: 'distractors', from: 0, to: 5, copies: 1, limit: undefined, randomSeed: 1, name: '' },
    } as SetValues,
    action: derive,
    onDone: ({ benchmark, name }) => {
      toast(`${name} is being made.`);
      close();
      router.push(`${home}/${benchmark}`);
    },
  });
  const { kind, from, to, copies, limit } = form.values;
  const used = Math.min(problems, limit ?? problems);
  const each = kind === 'distractors' ? Math.max(0, (to ?? 5) - (from ?? 0)) + 1 : (copies ?? 1);
  return (
    <DialogForm
      form={form}
      title="Make a robustness set"
      description="A model that reasons solves a problem in every form. The forms are a benchmark of their own, each under the problem that it was made from."
      submit={`Make ${kind === 'perturbed' ? 'up to ' : ''}${formatNumber(used * each)} problems`}
    >
      <SelectField
        field={form.field('kind')}
        label="What changes"
        hint={robustnessKinds.find(({ id }) => id === kind)?.description}
        options={robustnessKinds.map(({ id, title }) => ({ value: id, title }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {kind === 'distractors' ? (
          <>
            <NumberField field={form.field('from')} label="Fewest sentences" />
            <NumberField field={form.field('to')} label="Most sentences" />
          </>
        ) : (
          <NumberField field={form.field('copies')} label="Forms of each problem" />
        )}
        <NumberField field={form.field('limit')} label="Only the first" unit="problems" optional />
        <NumberField
          field={form.field('randomSeed')}
          label="Random seed"
          hint="The same one makes the same set"
        />
      </div>
      <TextField field={form.field('name')} label="Name" hint="Left out, made of the parent’s" optional />
    </DialogForm>
  );
}
