'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { useAnswer } from '#components/form/use-answer.ts';
import { FactList } from '#components/generate/fact-list.tsx';
import { formatMoney, formatNumber, formatShort } from '#components/layout/format.ts';
import type { AskedEvaluation } from './evaluation-form.ts';

export type Estimate = {
  problems: number;
  requests: number;
  promptTokens: number;
  completionTokens: number;
  cost: number | null;
  assumes: readonly string[];
};

type Props = {
  asked: AskedEvaluation | null;
  estimate: (asked: AskedEvaluation) => Promise<ActionResult<Estimate>>;
};

/** What the evaluation would take, anew with every change of the form. */
export function EstimatePanel({ asked, estimate }: Props) {
  const { result } = useAnswer(asked, estimate);
  const answer = asked === null ? null : result;
  return (
    <section aria-label="Estimate" aria-live="polite" className="flex flex-col gap-3">
      <h2 className="font-medium text-base">What it would take</h2>
      {answer === null && <p className="text-muted-foreground text-sm">Choose a model and a benchmark.</p>}
      {answer?.ok === false && <p className="text-danger text-sm">{answer.error.message}</p>}
      {answer?.ok && <Facts estimate={answer.value} />}
    </section>
  );
}

function Facts({ estimate }: { estimate: Estimate }) {
  const { problems, requests, promptTokens, completionTokens, cost, assumes } = estimate;
  const tokens = promptTokens + completionTokens;
  return (
    <>
      <FactList
        facts={[
          ['Problems', formatNumber(problems)],
          ['Requests', formatNumber(requests)],
          [
            'Tokens',
            tokens > 0 &&
              `≈ ${formatShort(promptTokens)} of prompts, ≈ ${formatShort(completionTokens)} of replies`,
          ],
          ['Money', cost === null ? 'not known' : `≈ ${formatMoney(cost)}`],
        ]}
      />
      {assumes.length > 0 && (
        <ul className="flex max-w-[60ch] flex-col gap-1 text-pretty text-muted-foreground text-sm">
          {assumes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
