'use client';

import { useState, useTransition } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { ModelDialog } from './model-dialog.tsx';
import type { ModelListRow, SaveModel } from './model-types.ts';

type TestResult = ActionResult<{
  text: string;
  milliseconds: number;
  promptTokens: number;
  completionTokens: number;
}>;

export type ModelActionProps = {
  model: ModelListRow;
  save: SaveModel;
  remove: (model: string) => Promise<ActionResult<unknown>>;
  ask: (model: string) => Promise<TestResult>;
};

/** Test, change, delete. The test is a real call, and its answer stands below the buttons. */
export function ModelActions({ model, save, remove, ask }: ModelActionProps) {
  const [result, setResult] = useState<TestResult | null>(null);
  const [asking, startTransition] = useTransition();
  const test = () => startTransition(async () => setResult(await ask(model.id)));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex gap-1.5">
        <Button variant="outline" size="sm" onClick={test} disabled={asking} aria-busy={asking}>
          {asking ? 'Asking…' : 'Test'}
        </Button>
        <ModelDialog save={save} model={model} />
        <ConfirmButton
          size="sm"
          title={`Delete ${model.name}`}
          description="Its key is deleted too. Batches that used it keep their recipe and their variants."
          action={() => remove(model.id)}
        >
          Delete
        </ConfirmButton>
      </div>
      {result && <TestText result={result} />}
    </div>
  );
}

function TestText({ result }: { result: TestResult }) {
  if (!result.ok) {
    return (
      <p role="alert" className="max-w-sm whitespace-normal text-danger text-xs">
        {result.error.message}
      </p>
    );
  }
  const { text, milliseconds, promptTokens, completionTokens } = result.value;
  return (
    <p role="status" className="max-w-sm whitespace-normal text-success text-xs">
      It answered “{text.slice(0, 80)}” in {formatNumber(milliseconds)} ms ({promptTokens} +{' '}
      {completionTokens} tokens).
    </p>
  );
}
