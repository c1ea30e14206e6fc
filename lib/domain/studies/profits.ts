import { differenceOf, type Estimate } from '#lib/math/stats/index.ts';
import { chosenLaw } from './answers.ts';
import { type CurveKey, curveTitle, facetsOf } from './curves.ts';
import type { FittedCurve } from './fit-study.ts';
import type { CurveField } from './schema.ts';
import { points, pointsRange, pointsWith } from './words.ts';

/** What the next doubling buys for each value of a field, the most first; the values that no law fits apart. */
export interface Profit {
  field: CurveField;
  key: CurveKey;
  ranked: { value: string; gain: Estimate }[];
  refused: string[];
  answer: string;
}

/** Which level, subject, mix or base profits most from a doubling, where a study has more than one of them. */
export function profitsOf(curves: readonly FittedCurve[]): Profit[] {
  return facetsOf(curves).flatMap(({ field, groups }) =>
    groups.map(({ key, items }) => {
      const gains = items.map((curve) => ({
        value: curve.key[field]!,
        gain: chosenLaw(curve.fit)?.nextDoubling?.gain ?? null,
      }));
      const ranked = gains
        .flatMap(({ value, gain }) => (gain ? [{ value, gain }] : []))
        .sort((one, other) => other.gain.value - one.gain.value);
      const refused = gains.flatMap(({ value, gain }) => (gain ? [] : [value]));
      return { field, key, ranked, refused, answer: answerOf(field, ranked, refused) };
    }),
  );
}

function answerOf(field: CurveField, ranked: Profit['ranked'], refused: readonly string[]): string {
  const [first, second] = ranked;
  const rest = refused.length === 0 ? '' : ` No law can be relied on for ${refused.join(', ')}.`;
  if (!first) return `Not answered: no law can be relied on for any ${field}.`;
  if (!second)
    return `Only ${first.value} has a law that can be relied on: ${pointsWith(first.gain)}.${rest}`;
  const lead = differenceOf(first.gain, second.gain);
  const ahead =
    lead.low > 0
      ? `ahead of ${second.value} by ${pointsWith(lead)}`
      : `but not surely more than ${second.value} (difference ${pointsRange(lead)})`;
  return `${curveTitle({ ...blank, [field]: first.value }, [field])} profits most: ${points(first.gain.value)} points (${pointsRange(first.gain)}), ${ahead}.${rest}`;
}

const blank: CurveKey = {
  ...{ benchmark: null, base: null, level: null, subject: null, mix: null, setting: null },
};
