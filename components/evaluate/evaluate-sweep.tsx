'use client';

import { RulerIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField, SelectField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';

type Values = { benchmark: string; maxTokens: number | undefined };
type Props = {
  benchmarks: readonly { id: string; name: string }[];
  /** Where evaluations are listed. */
  home: string;
  start: (asked: { benchmark: string; maxTokens?: number }) => Promise<ActionResult<unknown>>;
};

const checked = z.object({
  benchmark: z.string().min(1, 'Choose a benchmark.'),
  maxTokens: z.number('A whole number').int().min(1).max(131_072),
});

/** Evaluates every model of a sweep on one benchmark. */
export function EvaluateSweep(props: Props) {
  return (
    <ButtonDialog
      button={
        <Button variant="outline">
          <RulerIcon /> Evaluate its models
        </Button>
      }
    >
      {(close) => <EvaluateSweepForm {...props} close={close} />}
    </ButtonDialog>
  );
}

function EvaluateSweepForm({ benchmarks, home, start, close }: Props & { close: () => void }) {
  const router = useRouter();
  const form = useActionForm({
    schema: checked,
    initial: { benchmark: benchmarks[0]?.id ?? '', maxTokens: 2048 } as Values,
    action: ({ benchmark, maxTokens }: Values) => start({ benchmark, maxTokens }),
    onDone: () => {
      close();
      router.push(home);
    },
  });
  return (
    <DialogForm
      form={form}
      title="Evaluate the models of this sweep"
      description="The model that each run left is served, asked every problem once, greedily, with the prompt of its training, and stopped again. Those that were asked this benchmark before are left out."
      submit="Start the evaluations"
      className="flex flex-col gap-4"
    >
      <SelectField
        field={form.field('benchmark')}
        label="Benchmark"
        placeholder="None yet: import one under Check"
        options={benchmarks.map(({ id, name }) => ({ value: id, title: name }))}
      />
      <NumberField field={form.field('maxTokens')} label="Longest reply" unit="tokens" />
    </DialogForm>
  );
}
