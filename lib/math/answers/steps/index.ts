import { compareQuantities, measureOf } from '../compare/quantities.ts';
import { compareTrees } from '../compare/trees.ts';
import { metered, STEPS_LIMIT } from '../meter.ts';
import { parseText } from '../parse/index.ts';
import { annotations, checkChain } from './annotations.ts';
import type { EquationCheck, StepVerdict } from './equation.ts';
import { formulaChains } from './formula-chains.ts';
import { mathSpans } from './math-spans.ts';
import { type ProseChain, proseChains } from './prose-chains.ts';

/** An equation of a solution: its text and place, whether it is right, and what it should have been. */
export type CheckedStep = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly verdict: StepVerdict;
  /** The right value of a wrong equation. */
  readonly expected?: string;
  readonly reason?: string;
};

/** Longer solutions are checked up to here; equations beyond are left out. */
const MAX_LENGTH = 30_000;
const MAX_EQUATIONS = 150;

/**
 * Recomputes every equation of a solution: calculator annotations (`<<48/2=24>>`), chains `a = b = c` in running text
 * (units are carried along) and in LaTeX formulas. An equation is right where its sides differ by at most half a unit of
 * the last printed digit. Never throws.
 *
 * @returns the equations in order of place; `unchecked` where a side holds a symbol or cannot be read
 */
export function checkSteps(solution: string): CheckedStep[] {
  const found: CheckedStep[] = [];
  metered(
    STEPS_LIMIT,
    () => findEquations(solution.slice(0, MAX_LENGTH), found),
    () => {},
  );
  return found.sort((a, b) => a.start - b.start);
}

/** Adds the equations of a text to those found; they stay where the work becomes too much. */
function findEquations(text: string, found: CheckedStep[]) {
  const marks = annotations(text);
  for (const { start, end, text: inside } of marks.slice(0, MAX_EQUATIONS))
    found.push({ text: inside, start, end, ...checkChain(inside.split('=')) });
  const rest = blanked(text, marks);
  // Solutions with calculator annotations are plain text: their dollar signs are money.
  const spans = mathSpans(text, marks.length === 0);
  for (const chain of formulaChains(rest, spans, MAX_EQUATIONS)) {
    const check = checkChain(chain.sides);
    found.push({
      text: text.slice(chain.start, chain.end).trim(),
      start: chain.start,
      end: chain.end,
      ...check,
    });
  }
  for (const chain of proseChains(blanked(rest, spans), MAX_EQUATIONS)) {
    const check = checkProse(chain, text);
    if (check)
      found.push({ text: text.slice(chain.start, chain.end), start: chain.start, end: chain.end, ...check });
  }
}

function blanked(text: string, spans: readonly { start: number; end: number }[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Checks a chain in running text; null where it only states a value. */
function checkProse(chain: ProseChain, text: string): EquationCheck | null {
  const [first, second] = chain.sides;
  if (!first!.computed && chain.sides.length === 2 && !second!.computed)
    return checkConversion(text.slice(chain.start, chain.end), chain);
  const check = checkChain(chain.sides.map((side) => side.source));
  if (check.verdict !== 'wrong') return check;
  const units = new Set(
    chain.sides
      .flatMap((side) => side.units)
      .map((unit) => measureOf(unit))
      .filter((unit) => unit !== null)
      .map((unit) => `${unit.dimension} ${unit.factor.n}/${unit.factor.d}`),
  );
  if (units.size > 1) return { verdict: 'unchecked', reason: 'different units take part' };
  const doubtful = chain.sides.some(
    (side) => hasLooseDivisions(side.source) || side.units.some((unit) => SCALES.has(unit)),
  );
  return doubtful ? { verdict: 'unchecked', reason: 'it can be read in more than one way' } : check;
}

const SCALES = new Set(['hundred', 'thousand', 'million', 'billion', 'dozen', 'dozens']);

/** `14 / 1/4`: two divisions in a row may be meant as a division by a fraction. */
function hasLooseDivisions(source: string): boolean {
  const parts = source.split(' ');
  return parts.some((part, k) => part === '/' && parts[k + 2] === '/');
}

/** `2 hours = 120 minutes`: right where the units convert so. */
function checkConversion(source: string, chain: ProseChain): EquationCheck | null {
  const [left, right] = chain.sides.map((side) => side.units.join(' '));
  if (!left || !right || !measureOf(left) || !measureOf(right)) return null;
  const [a, b] = source.split('=').map((side) => parseText(side));
  if (!a || !b || 'error' in a || 'error' in b) return null;
  const outcome = compareQuantities(a.tree, b.tree, { options: {} }, compareTrees);
  return { verdict: outcome.verdict === 'equal' ? 'right' : 'unchecked', reason: outcome.reason };
}
