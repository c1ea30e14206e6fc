import type { AnswerOptions } from '#lib/domain/check/answers.ts';

const names = [
  'gold',
  'pred',
  'solution',
  'input',
  'percent',
  'listOrder',
  'units',
  'precision',
  'choices',
] as const;
export type PlaygroundState = Record<(typeof names)[number], string>;
export const emptyPlayground = readPlayground(new URLSearchParams());

/** The longest address that browsers and servers take without trouble, in characters. */
const longestLink = 6_000;

/** The state that a link shows; what the link does not say is empty. */
export function readPlayground(params: URLSearchParams): PlaygroundState {
  return Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as PlaygroundState;
}

export function writePlayground(state: PlaygroundState): string {
  const told = names.filter((name) => state[name] !== '').map((name) => [name, state[name]]);
  return new URLSearchParams(told).toString();
}

/** The query of a link that shows the state, or null where the texts are too long for a link. */
export function linkOf(state: PlaygroundState): string | null {
  const query = writePlayground(state);
  return query.length > longestLink ? null : query;
}

/** The options of the comparison; a value that is none is left to the default. */
export function optionsOf({ percent, listOrder, units, precision, choices }: PlaygroundState): AnswerOptions {
  const letters = lettersOf(choices);
  return {
    ...(percent === 'either' && { percent }),
    ...(listOrder === 'kept' && { listOrder }),
    ...(units === 'required' && { units }),
    ...(precisionFault(precision) === null && precision !== '' && { precision: Number(precision) }),
    ...(letters && { choices: letters }),
  };
}

/** The way the two texts are to be read, where it is not left to the texts. */
export const inputOf = ({ input }: PlaygroundState): 'answer' | 'response' | undefined =>
  input === 'answer' || input === 'response' ? input : undefined;

const lettersOf = (choices: string) =>
  [...new Set(choices.toUpperCase())].filter((letter) => letter >= 'A' && letter <= 'Z').join('');

/** What is wrong with the number of decimals as typed; null where nothing is. */
export const precisionFault = (precision: string) =>
  precision === '' || (/^\d{1,2}$/.test(precision) && Number(precision) <= 50)
    ? null
    : 'Give a whole number from 0 to 50';
