import type { Issue } from '../errors.ts';
import type { Decision, VariantStatus } from './schema.ts';

/** The state of a variant that a decision meets. */
export type Decided = { revision: number; status: VariantStatus; checkState: string };

export type Ruling =
  | { kind: 'apply'; status: VariantStatus }
  | { kind: 'conflict'; message: string }
  | { kind: 'refuse'; message: string; issues: Issue[] };

/**
 * Says what a decision does to a variant. A decision is for a pending variant at the revision that was read;
 * a rejection has a reason; nothing is accepted while its checks have not run on the current text.
 */
export function applyDecision(current: Decided, decision: Omit<Decision, 'variant'>): Ruling {
  if (current.revision !== decision.revision) {
    return { kind: 'conflict', message: 'Somebody edited this variant since you opened it.' };
  }
  if (current.status !== 'pending') {
    return {
      kind: 'conflict',
      message: `Somebody decided this variant before you: it is ${current.status}.`,
    };
  }
  if (decision.action === 'reject' && decision.reasons.length === 0) {
    const issues = [{ path: 'reasons', message: 'Choose at least one reason.' }];
    return { kind: 'refuse', message: 'A rejection needs a reason.', issues };
  }
  if (decision.action === 'accept' && current.checkState === 'unchecked') {
    const message = 'The checks have not run on this text yet. Wait for them, or run them under Check.';
    return { kind: 'refuse', message, issues: [] };
  }
  return { kind: 'apply', status: decision.action === 'accept' ? 'accepted' : 'rejected' };
}
