import { wilsonInterval } from '#lib/math/stats/wilson-interval.ts';

/** A person's votes on gold. */
export type GoldCounts = {
  userId: string;
  name: string;
  answered: number;
  correct: number;
  /** Of the gold that is to be rejected and was: how often one of its reasons was named. */
  rejected: number;
  reasonNamed: number;
};

/** A person's share of gold decided as it is known to be, with its Wilson interval at 95 %; null without any. */
export function accuracyOf({ answered, correct, ...person }: GoldCounts) {
  const accuracy =
    answered === 0 ? null : { value: correct / answered, ...wilsonInterval(correct, answered) };
  return { ...person, answered, correct, accuracy };
}
