import type { HeldOut } from './held-out.ts';
import type { LawId } from './law.ts';

export interface Candidate {
  law: LawId;
  parameters: number;
  heldOut: HeldOut;
  /** Null where it is not defined. */
  aicc: number | null;
}

export interface Choice {
  law: LawId;
  /** By what it was chosen among those that the points identify. */
  by: 'only' | 'held-out' | 'aicc' | 'fewest-parameters';
  /** Those whose error on the held-out size could not be told apart from the best one. */
  tied: LawId[];
}

/**
 * The law to rely on: the one with the least error on the held-out largest size. Errors that differ by less than the standard
 * error of what was measured there are tied; among them the least AICc decides where it is defined for all, otherwise the
 * fewest parameters.
 */
export function chooseLaw(candidates: readonly Candidate[]): Choice | null {
  const [first] = candidates;
  if (!first) return null;
  if (candidates.length === 1) return { law: first.law, by: 'only', tied: [] };
  const off = ({ heldOut }: Candidate) => Math.abs(heldOut.error);
  const best = least(candidates, off);
  const tied = candidates.filter((one) => off(one) - off(best) <= (best.heldOut.standardError ?? 0));
  if (tied.length === 1) return { law: best.law, by: 'held-out', tied: [] };
  const names = tied.map(({ law }) => law);
  const defined = tied.every(({ aicc }) => aicc !== null);
  if (defined) return { law: least(tied, ({ aicc }) => aicc!).law, by: 'aicc', tied: names };
  const fewest = Math.min(...tied.map(({ parameters }) => parameters));
  const simplest = tied.filter(({ parameters }) => parameters === fewest);
  return { law: least(simplest, off).law, by: 'fewest-parameters', tied: names };
}

const least = <Item>(items: readonly Item[], of: (item: Item) => number): Item =>
  items.reduce((one, other) => (of(other) < of(one) ? other : one));
