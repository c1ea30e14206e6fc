/** A problem with its worked solution and its final answer, as texts. */
export type PerturbParent = { problem: string; solution: string; answer: string };

export type PerturbOptions = {
  /** How far a number may move, as a share of itself: 0.5 is ±50 %; small counts may move by a few at least. */
  spread: number;
  /** How many searches to make before giving up. */
  tries: number;
};

/** Why no variant was made. */
export type PerturbRefusal =
  | 'no-steps'
  | 'step-does-not-recompute'
  | 'unreadable-equation'
  | 'unreadable-answer'
  | 'answer-not-a-result'
  | 'no-number-to-draw'
  | 'no-plausible-draw';

export type PerturbChange = { from: string; to: string; places: number };

export type PerturbOutcome =
  | { ok: true; problem: string; solution: string; answer: string; changes: PerturbChange[] }
  | { ok: false; reason: PerturbRefusal; message: string };

export const refuse = (reason: PerturbRefusal, message: string): PerturbOutcome => ({
  ok: false,
  reason,
  message,
});
