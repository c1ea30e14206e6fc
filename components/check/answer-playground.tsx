'use client';

import { ArrowLeftRightIcon, EraserIcon, ScaleIcon } from 'lucide-react';
import { useDeferredValue } from 'react';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Button } from '#components/ui/button.tsx';
import { AnswerExamples } from './answer-examples.tsx';
import { AnswerOptionFields } from './answer-options.tsx';
import { RecomputedSteps } from './answer-steps.tsx';
import { AnswerText } from './answer-text.tsx';
import { AnswerVerdict } from './answer-verdict.tsx';
import { emptyPlayground, linkOf, type PlaygroundState } from './playground-state.ts';
import { usePlaygroundState } from './playground-state-url.ts';

/** Two answers and a solution, judged while they are typed; the address holds them all. */
export function AnswerPlayground({ initial }: { initial: string }) {
  const { state, change } = usePlaygroundState(initial);
  const shown = useDeferredValue(state);
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <section aria-label="Answers" className="flex flex-col gap-4">
        <div className="grid gap-4 md:grid-cols-2">
          <AnswerText name="gold" state={state} change={change} />
          <AnswerText name="pred" state={state} change={change} />
        </div>
        <Actions state={state} change={change} />
        <AnswerOptionFields state={state} change={change} />
        {linkOf(state) === null && (
          <p className="text-sm text-warning">
            The texts are too long for a link: the address of this page does not hold them.
          </p>
        )}
      </section>
      {shown.gold.trim() && shown.pred.trim() ? (
        <AnswerVerdict state={shown} />
      ) : (
        <EmptyState icon={<ScaleIcon />} className="rounded-lg border border-dashed py-10">
          Give two answers, or click an example: here you see how each was read, what every stage said, and
          the verdict.
        </EmptyState>
      )}
      <section aria-labelledby="solution-steps" className="flex flex-col gap-3 border-border border-t pt-6">
        <h2 id="solution-steps" className="font-medium text-base">
          Steps of a solution
        </h2>
        <AnswerText name="solution" state={state} change={change} />
        {shown.solution.trim() && <RecomputedSteps solution={shown.solution} />}
      </section>
    </div>
  );
}

export type PlaygroundProps = {
  state: PlaygroundState;
  change: (changed: Partial<PlaygroundState>) => void;
};

function Actions({ state, change }: PlaygroundProps) {
  const compared = state.gold !== '' || state.pred !== '';
  return (
    <div className="flex flex-wrap items-center gap-2">
      <AnswerExamples onPick={(example) => change({ ...emptyPlayground, ...example })} />
      <Button
        variant="ghost"
        size="sm"
        disabled={!compared}
        onClick={() => change({ gold: state.pred, pred: state.gold })}
      >
        <ArrowLeftRightIcon />
        Swap
      </Button>
      <Button
        variant="ghost"
        size="sm"
        disabled={!compared && state.solution === ''}
        onClick={() => change(emptyPlayground)}
      >
        <EraserIcon />
        Clear
      </Button>
    </div>
  );
}
