import type { DecisionAction } from '../review/schema.ts';

export type CastVote = { action: DecisionAction; reasons: readonly string[] };

export type Tally =
  | { kind: 'open'; missing: number }
  | { kind: 'agreed'; action: DecisionAction; reasons: string[] }
  | { kind: 'disputed' };

/**
 * What the votes on an item come to. An item is open until it has as many as are needed; then it is agreed where all
 * say the same (the reasons of a rejection are those that anybody gave), else it is for a reviewer to adjudicate.
 */
export function tallyVotes(votes: readonly CastVote[], needed: number): Tally {
  if (votes.length < needed) return { kind: 'open', missing: needed - votes.length };
  const [first] = votes;
  if (!first || votes.some(({ action }) => action !== first.action)) return { kind: 'disputed' };
  const reasons = new Set(votes.flatMap((vote) => vote.reasons));
  return { kind: 'agreed', action: first.action, reasons: [...reasons] };
}
