import type { GroundTruth } from '../generate/method.ts';
import type { CheckOutcome } from './schema.ts';

/** Another text of the project with the same normalised problem. */
export type Duplicate = { kind: 'seed' | 'variant'; id: string; sameSolution: boolean };

/** An older text of the project that is like this one; 1 is the same. */
export type Alike = { kind: 'seed' | 'variant'; id: string; seq: number; similarity: number };

/** What a rule may look at. */
export type RuleInput = {
  variant: { problem: string; solution: string; answer: string };
  seed: { id: string; problem: string; solution: string | null; answer: string | null };
  method: { groundTruth: GroundTruth; keepsProblem: boolean };
  /** The answer that is held to be right; null where none is, or where the problem was edited since. */
  truth: string | null;
  /** Older texts with the same problem; filled for rules that read the project only. */
  duplicates: readonly Duplicate[];
  /** Older texts that are copies with edits; filled for rules that read the corpus only. */
  alike?: readonly Alike[];
};

/** What a rule says, always with a reason that a person can act on. `evidence` is JSON-safe. */
export type Verdict = { outcome: CheckOutcome; reason: string; evidence: Record<string, unknown> };

/** One check: pure and deterministic. */
export type Rule = {
  /** The id in results, lists and commands. */
  id: string;
  title: string;
  /** One sentence: what a failure means. */
  description: string;
  /** Raised when the same text may get another outcome. */
  version: number;
  /**
   * text: the variant and its seed suffice; project: it must know which texts of the project are the same; corpus: it
   * compares with all of them, in the background.
   */
  reads: 'text' | 'project' | 'corpus';
  run: (input: RuleInput) => Verdict;
};

export const passed = (reason: string, evidence: Record<string, unknown> = {}): Verdict => ({
  outcome: 'passed',
  reason,
  evidence,
});
export const failed = (reason: string, evidence: Record<string, unknown> = {}): Verdict => ({
  outcome: 'failed',
  reason,
  evidence,
});
export const undecided = (reason: string, evidence: Record<string, unknown> = {}): Verdict => ({
  outcome: 'undecided',
  reason,
  evidence,
});
export const skipped = (reason: string): Verdict => ({ outcome: 'skipped', reason, evidence: {} });
