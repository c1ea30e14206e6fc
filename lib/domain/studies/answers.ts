import { type CurveFit, type LawId, type LawOutcome, lawOf } from '#lib/math/scaling/index.ts';
import { examples, percent, percentWith, points, pointsRange, pointsWith } from './words.ts';

/** A question that a curve answers, with its answer in words. */
export interface Answer {
  id: 'doubling' | 'target' | 'saturation';
  question: string;
  answer: string;
  /** True where the points do not allow an answer. */
  open: boolean;
}

/** What an accepted sample has cost so far in the project, in US dollars; null where nothing was accepted or paid. */
export type CostPerAccepted = number | null;

/** The law that is relied on, or null where none is. */
export function chosenLaw(fit: CurveFit): LawOutcome | null {
  return fit.laws.find(({ law }) => law === fit.choice?.law) ?? null;
}

export function answersOf(fit: CurveFit, cost: CostPerAccepted): Answer[] {
  const law = chosenLaw(fit);
  return [doublingAnswer(law, cost), targetAnswer(fit, law), saturationAnswer(fit, law)].filter(
    (answer) => answer !== null,
  );
}

const noLaw = 'No law can be relied on: the table of laws says why for each.';

function doublingAnswer(law: LawOutcome | null, cost: CostPerAccepted): Answer {
  const question = 'What does the next doubling buy?';
  const next = law?.nextDoubling;
  if (!next) return { id: 'doubling', question, answer: noLaw, open: true };
  const { from, to, gain, accuracy, observed } = next;
  const bought = `From ${examples(from)} to ${examples(to)} examples accuracy would change by ${pointsWith(gain)}, to ${percentWith(accuracy)}.`;
  const measured = `One evaluation with as many problems would come out between ${percent(observed.low)} and ${percent(observed.high)}.`;
  return {
    id: 'doubling',
    question,
    answer: `${bought} ${measured} ${costWords(to - from, gain, cost)}`,
    open: false,
  };
}

function costWords(more: number, gain: { value: number; low: number; high: number }, cost: CostPerAccepted) {
  if (cost === null) return 'Its cost is not known: this project has paid for no accepted sample yet.';
  const total = more * cost;
  const spent = `${examples(more)} more accepted samples at ${dollars(cost)} each are ≈ ${dollars(total)}`;
  if (gain.low <= 0) return `${spent}; whether it buys anything is not certain.`;
  const each = (points: number) => dollars(total / (100 * points));
  return `${spent}, or ${each(gain.value)} for each point (${each(gain.high)} to ${each(gain.low)}).`;
}

/** US dollars with the digits that matter. */
export function dollars(value: number): string {
  const digits = value >= 100 ? 0 : value >= 1 ? 2 : 4;
  return `$${value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits === 0 ? 0 : 2 })}`;
}

function targetAnswer(fit: CurveFit, law: LawOutcome | null): Answer | null {
  const asked = fit.laws.find(({ reach }) => reach !== null)?.reach;
  if (!asked) return null;
  const question = `At which size is ${percent(asked.target)} reached?`;
  const reach = law?.reach;
  if (!law || !reach) return { id: 'target', question, answer: noLaw, open: true };
  const { size, low, high } = reach;
  const smallest = fit.sizes[0]!;
  if (size === null) {
    const perhaps = low === null ? '' : ` The interval allows it from ${examples(low)} examples on.`;
    return {
      ...{ id: 'target', question, open: false },
      answer: `Not reached by this law within ten doublings of the largest size${ceilingWords(law)}.${perhaps}`,
    };
  }
  const end =
    high === null ? 'with no upper end: the points allow that it is never reached' : `to ${examples(high)}`;
  const from = low === null ? '' : `${examples(low)} `;
  const before = size < smallest ? ` That is under the smallest size measured, ${examples(smallest)}.` : '';
  return {
    ...{ id: 'target', question, open: false },
    answer: `At about ${examples(size)} examples (95 % interval ${from}${end}).${before}`,
  };
}

function ceilingWords({ parameters }: LawOutcome): string {
  const ceiling = parameters.find(({ parameter }) => parameter.id === 'ceiling');
  if (!ceiling) return '';
  const { low, high } = ceiling.interval;
  return `, whose ceiling is ${percentWith({ value: ceiling.value, low, high })}`;
}

/** A doubling that surely buys less than this is called nothing. */
const ONE_POINT = 0.01;

function saturationAnswer(fit: CurveFit, law: LawOutcome | null): Answer {
  const question = 'Is it saturating?';
  const gain = law?.nextDoubling?.gain;
  const { curvature } = fit;
  const bend =
    curvature === null
      ? ''
      : ` Each doubling changes what the next one buys by ${points(curvature.value)} (${pointsRange(curvature)}).`;
  const say = (answer: string, open = false): Answer => ({
    id: 'saturation',
    question,
    answer: answer + bend,
    open,
  });
  if (!gain) return say(noLaw, true);
  if (gain.high < ONE_POINT) {
    return say(
      `Yes: the next doubling buys less than one point, at most ${points(gain.high)}${ceilingWords(law)}.`,
    );
  }
  if (curvature && curvature.high < 0) {
    return say(
      `It flattens, and is not done: the next doubling still buys ${pointsRange(gain)}${ceilingWords(law)}.`,
    );
  }
  if (gain.low > 0) {
    return say(
      `Not within what was measured: no flattening shows, and the next doubling buys ${pointsRange(gain)}.`,
    );
  }
  return say(`The points cannot say: the next doubling may buy ${pointsRange(gain)}.`, true);
}

export const lawTitle = (id: LawId) => lawOf(id).title;
