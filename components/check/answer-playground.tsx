'use client';

import { useDeferredValue, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { AnswerVerdict, RecomputedSteps } from './answer-verdict.tsx';
import { optionsOf, type PlaygroundState, readPlayground, writePlayground } from './playground-state.ts';

const examples = [
  { gold: '(-\\infty,2]', pred: 'x\\le 2' },
  { gold: '\\frac12+\\frac{\\sqrt2}4', pred: 'So it is $\\boxed{\\frac{2+\\sqrt2}{4}}$.' },
];
const texts = { gold: 'Right answer', pred: 'Answer to compare', solution: 'Solution to recompute' };
const switches = {
  percent: { value: 'either', label: '24% may be 24' },
  listOrder: { value: 'kept', label: 'Lists keep their order' },
  units: { value: 'required', label: 'Units are required' },
};

/** Two answers and a solution, judged while they are typed; the address holds them all. */
export function AnswerPlayground({ initial }: { initial: string }) {
  const [state, setState] = useState(() => readPlayground(new URLSearchParams(initial)));
  const shown = useDeferredValue(state);
  const change = (changed: Partial<PlaygroundState>) => {
    const next = { ...state, ...changed };
    setState(next);
    window.history.replaceState(null, '', `?${writePlayground(next)}`);
  };
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-4 md:grid-cols-3">
        {(['gold', 'pred', 'solution'] as const).map((name) => (
          <label key={name} htmlFor={name} className="flex flex-col gap-1 text-sm">
            {texts[name]}
            <Textarea
              id={name}
              value={state[name]}
              maxLength={100_000}
              className="max-h-80"
              onChange={(event) => change({ [name]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <Options state={state} change={change} />
      {shown.gold && shown.pred ? (
        <AnswerVerdict gold={shown.gold} pred={shown.pred} options={optionsOf(shown)} />
      ) : (
        <div className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
          Give two answers, or look at
          {examples.map((example) => (
            <Button key={example.gold} variant="outline" size="sm" onClick={() => change(example)}>
              {example.gold} and {example.pred}
            </Button>
          ))}
        </div>
      )}
      {shown.solution && <RecomputedSteps solution={shown.solution} />}
    </div>
  );
}

type OptionsProps = { state: PlaygroundState; change: (changed: Partial<PlaygroundState>) => void };

function Options({ state, change }: OptionsProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-4 text-sm">
      <legend className="sr-only">Options</legend>
      {(['percent', 'listOrder', 'units'] as const).map((name) => (
        <label key={name} className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={state[name] === switches[name].value}
            onChange={(event) => change({ [name]: event.target.checked ? switches[name].value : '' })}
          />
          {switches[name].label}
        </label>
      ))}
      <label htmlFor="precision" className="flex items-center gap-2">
        Decimals that must agree
        <Input
          id="precision"
          type="number"
          min={0}
          max={50}
          className="w-20"
          value={state.precision}
          onChange={(event) => change({ precision: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
