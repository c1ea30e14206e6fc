export type Verdict = 'equal' | 'different' | 'undecided';

/** The rule that settled a comparison. */
export type Stage =
  | 'form'
  | 'exact'
  | 'algebra'
  | 'numeric'
  | 'rounding'
  | 'structure'
  | 'interval'
  | 'equation'
  | 'units'
  | 'choice'
  | 'text'
  | 'unread';

export type Outcome = {
  readonly verdict: Verdict;
  readonly stage: Stage;
  /** One line that a person understands. */
  readonly reason: string;
};

export const equal = (stage: Stage, reason: string): Outcome => ({ verdict: 'equal', stage, reason });
export const different = (stage: Stage, reason: string): Outcome => ({ verdict: 'different', stage, reason });
export const undecided = (stage: Stage, reason: string): Outcome => ({ verdict: 'undecided', stage, reason });

/** Equal where all are; different where one is; otherwise undecided. */
export function all(stage: Stage, reason: string, outcomes: Iterable<Outcome>): Outcome {
  let doubt: Outcome | null = null;
  for (const outcome of outcomes) {
    if (outcome.verdict === 'different') return outcome;
    if (outcome.verdict === 'undecided') doubt ??= outcome;
  }
  return doubt ?? equal(stage, reason);
}
