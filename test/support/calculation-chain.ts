import { splitOutside } from './answer-agreement.ts';
import { formulasOf } from './formulas.ts';
import { evaluateLatex } from './latex-number.ts';

const step = /^(\d+(?:\.\d+)?) (?:\+|-|\\cdot|\/) (\d+(?:\.\d+)?) = (\d+(?:\.\d+)?)$/;
const number = /\d+(?:\.\d+)?/g;

/**
 * Whether a solution is nothing but steps `a op b = c` on numbers that the problem gives or an earlier step
 * computed, of which the last result is the answer: no number stands in the solution outside of such steps.
 */
export function isPureChain({
  problem,
  solution,
  answer,
}: Record<'problem' | 'solution' | 'answer', string>) {
  const known = new Set((problem.match(number) ?? []).map(Number));
  const steps = formulasOf(solution).flatMap(({ tex }) => step.exec(tex) ?? []);
  let [outside, last] = [solution.replaceAll(/\\boxed\{.*\}/g, ''), Number.NaN];
  for (let at = 0; at < steps.length; at += 4) {
    if (!known.has(Number(steps[at + 1])) || !known.has(Number(steps[at + 2]))) return false;
    last = Number(steps[at + 3]);
    known.add(last);
    outside = outside.replace(steps[at]!, '');
  }
  return last === Number(answer.replace('\\$', '')) && !/\d/.test(outside);
}

/** The equalities `… = … = …` between numbers in a text's formulas, as pairs of neighbouring sides that differ. */
export function wrongEqualities(text: string): string[] {
  const wrong: string[] = [];
  for (const equality of numericEqualities(text)) {
    const values = equality.map((side) => evaluateLatex(side));
    const same = values.every(({ re, im }) => Math.hypot(re - values[0]!.re, im - values[0]!.im) < 1e-9);
    if (!same) wrong.push(equality.join(' = '));
  }
  return wrong;
}

/** Every chain of equal signs in which all sides are numbers without letters. */
export function numericEqualities(text: string): string[][] {
  return formulasOf(text)
    .flatMap(({ tex }) => tex.split(/\\qquad|\\quad|\\text\{[^}]*\}/))
    .flatMap((tex) => splitOutside(tex.trim().replace(/[.,;]$/, ''), ','))
    .map((tex) => splitOutside(tex, '=').filter((side) => isNumeric(side)))
    .filter((sides) => sides.length > 1);
}

const isNumeric = (side: string): boolean => {
  try {
    evaluateLatex(side);
    return true;
  } catch {
    return false;
  }
};
