import { invalid } from '#lib/domain/errors.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';
import { backwardPlaces } from './maskable-numbers.ts';
import type { NumberPlace } from './number-place.ts';
import { chooseVariable, isFreeVariable } from './variable.ts';

/** A problem with a number hidden; `value` is the truth, as the answer engine reads it. */
export type Masked = { masked: string; value: string; variable: string };

const formulas = (text: string) => segmentText(text).filter(({ kind }) => kind !== 'text');

/**
 * Puts a variable in a number's place: bare inside a formula, as a formula of its own in prose. The formulas around
 * it stay what they were: where dollars of money would pair with the new ones, `\(x\)` is written instead.
 * INVALID where the place is not one of this problem or the variable is not a single letter that it leaves free.
 */
export function maskNumber(problem: string, place: NumberPlace, variable: string): Masked {
  if (problem.slice(place.start, place.end) !== place.text) {
    throw invalid('The number does not stand at this place of the problem.');
  }
  if (!isFreeVariable(problem, variable)) {
    throw invalid(
      `"${variable}" cannot stand for the unknown: take one letter that the problem does not use.`,
    );
  }
  const put = (before: string, after: string) =>
    `${problem.slice(0, place.start)}${before}${variable}${after}${problem.slice(place.end)}`;
  const plain = put(place.before, place.after);
  if (place.where === 'math' || isSound(problem, place, plain))
    return { masked: plain, value: place.value, variable };
  const masked = put(place.before.replace(/\$$/, '\\('), place.after.replace(/^\$/, '\\)'));
  return { masked, value: place.value, variable };
}

/** Whether a text has the formulas that it had, and the variable's between them. */
function isSound(problem: string, { start, before }: NumberPlace, masked: string): boolean {
  const old = formulas(problem);
  const now = formulas(masked);
  const index = now.findIndex((one) => one.start === start + before.length - 1);
  if (index < 0 || now.length !== old.length + 1) return false;
  return now.toSpliced(index, 1).every((one, i) => one.source === old[i]!.source);
}

/**
 * Hides one number of a problem, drawn by `random` (uniform on [0, 1)) from those that make a good backward question.
 * The same problem, answer and random stream give the same result. Null where there is none.
 */
export function maskAnyNumber(
  problem: string,
  answer: string,
  random: () => number,
): (Masked & { place: NumberPlace }) | null {
  const places = backwardPlaces(problem, answer);
  const variable = chooseVariable(problem);
  const place = places[Math.floor(random() * places.length)];
  return place && variable ? { ...maskNumber(problem, place, variable), place } : null;
}
