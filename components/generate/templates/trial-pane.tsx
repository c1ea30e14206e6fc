'use client';

import { useState, useTransition } from 'react';
import { type ActionResult, unreachable } from '#components/form/action-result.ts';
import { SelectField } from '#components/form/fields.tsx';
import { FormError } from '#components/form/form-error.tsx';
import { formatMoney, formatNumber } from '#components/layout/format.ts';
import { ProblemView } from '#components/math/problem-view.tsx';
import { Button } from '#components/ui/button.tsx';
import { MessageList } from './preview-pane.tsx';
import type { Trial, TrialCall } from './template-types.ts';

/** Asks a model for real, on the seed and the text at hand, and shows all that came of it. */
export function TrialPane({
  models,
  attempt,
}: {
  models: readonly { id: string; name: string }[];
  attempt: (model: string) => Promise<ActionResult<Trial>>;
}) {
  const [model, setModel] = useState(models[0]?.id ?? '');
  const [result, setResult] = useState<ActionResult<Trial> | null>(null);
  const [pending, startTransition] = useTransition();
  if (models.length === 0) {
    return <p className="text-muted-foreground text-sm">Add a model under Settings to try the template.</p>;
  }
  const ask = () =>
    startTransition(async () => {
      setResult(await attempt(model).catch((): ActionResult<Trial> => ({ ok: false, error: unreachable })));
    });
  return (
    <div className="flex flex-col gap-3">
      <h2 className="font-medium text-sm">Real reply</h2>
      <div className="flex items-end gap-3">
        <SelectField
          field={{ name: 'model', value: model, onChange: setModel, onBlur: () => {} }}
          label="Model"
          options={models.map(({ id, name }) => ({ value: id, title: name }))}
          className="flex-1"
        />
        <Button type="button" variant="outline" disabled={pending} aria-busy={pending} onClick={ask}>
          {pending ? 'Asking…' : 'Ask the model'}
        </Button>
      </div>
      <div aria-live="polite" className="flex flex-col gap-3">
        {result && !result.ok && <FormError error={result.error} />}
        {result?.ok && <TrialView trial={result.value} />}
      </div>
    </div>
  );
}

function TrialView({ trial }: { trial: Trial }) {
  const { calls, failure, outcome, spent } = trial;
  return (
    <>
      {calls.map((call, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a call is its place in the chain.
        <CallView key={at} call={call} number={at + 1} />
      ))}
      {failure && <p className="rounded-md bg-danger-soft px-3 py-2 text-danger text-sm">{failure}</p>}
      {outcome?.refusal && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
          No variant: {outcome.refusal}
        </p>
      )}
      {outcome?.variant && (
        <div className="flex flex-col gap-2 rounded-md border border-border px-3 py-2 text-sm">
          <p className="text-muted-foreground text-xs">The variant that it would be</p>
          <ProblemView text={outcome.variant.problem} />
          <p>
            Answer {outcome.variant.answer}
            {outcome.variant.truth !== null && ` · known answer ${outcome.variant.truth}`}
          </p>
          <ul>
            {outcome.checks.map((check) => (
              <li key={check.rule} className={checkColour(check.outcome)}>
                {check.rule}: {check.reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      {outcome?.judgement && (
        <pre className="whitespace-pre-wrap rounded-md border border-border px-3 py-2 text-xs">
          {JSON.stringify(outcome.judgement, null, 2)}
        </pre>
      )}
      <p className="text-muted-foreground text-xs tabular-nums">
        {formatNumber(spent.promptTokens)} tokens in, {formatNumber(spent.completionTokens)} out
        {spent.cost !== null && ` · ${formatMoney(spent.cost)}`}. Nothing was stored as a variant.
      </p>
    </>
  );
}

const checkColour = (outcome: string) =>
  outcome === 'failed' ? 'text-danger' : outcome === 'passed' ? 'text-success' : 'text-muted-foreground';

function CallView({ call, number }: { call: TrialCall; number: number }) {
  return (
    <div className="flex flex-col gap-2 rounded-md border border-border px-3 py-2 text-sm">
      <p className="text-muted-foreground text-xs tabular-nums">
        Call {number}, {call.template} · {formatNumber(call.milliseconds)} ms
      </p>
      <ProblemView text={call.reply} />
      {call.reasoning && (
        <details>
          <summary className="cursor-pointer text-muted-foreground text-xs">Its reasoning</summary>
          <p className="whitespace-pre-wrap pt-1 text-xs">{call.reasoning}</p>
        </details>
      )}
      <details>
        <summary className="cursor-pointer text-muted-foreground text-xs">What was sent</summary>
        <div className="pt-2">
          <MessageList messages={call.messages} />
        </div>
      </details>
    </div>
  );
}
