import type { AnswerOptions } from '#lib/domain/check/answers.ts';

const names = ['gold', 'pred', 'solution', 'percent', 'listOrder', 'units', 'precision'] as const;
export type PlaygroundState = Record<(typeof names)[number], string>;

/** The state that a link shows; what the link does not say is empty. */
export function readPlayground(params: URLSearchParams): PlaygroundState {
  return Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as PlaygroundState;
}

export function writePlayground(state: PlaygroundState): string {
  const told = names.filter((name) => state[name] !== '').map((name) => [name, state[name]]);
  return new URLSearchParams(told).toString();
}

/** The options of the comparison; a value that is none is left to the default. */
export function optionsOf({ percent, listOrder, units, precision }: PlaygroundState): AnswerOptions {
  return {
    ...(percent === 'either' && { percent }),
    ...(listOrder === 'kept' && { listOrder }),
    ...(units === 'required' && { units }),
    ...(/^\d{1,2}$/.test(precision) && Number(precision) <= 50 && { precision: Number(precision) }),
  };
}
