import type { Rule, RuleInput, Verdict } from './rule.ts';
import { rules } from './rules/index.ts';
import type { CheckOutcome } from './schema.ts';

export type RuleResult = Verdict & { rule: string };

/** What the rules of one kind say of a text, in the order of the registry. A rule that throws is undecided. */
export function runRules(input: RuleInput, reads: Rule['reads']): RuleResult[] {
  return rules
    .filter((rule) => rule.reads === reads)
    .map((rule) => ({ rule: rule.id, ...runRule(rule, input) }));
}

/** What is said of a text whose rules did not come to an end. */
export function unfinishedRules(reads: Rule['reads'], reason: string): RuleResult[] {
  return rules
    .filter((rule) => rule.reads === reads)
    .map(({ id }) => ({
      rule: id,
      outcome: 'undecided',
      reason: `The rule could not finish: ${reason}`,
      evidence: {},
    }));
}

function runRule(rule: Rule, input: RuleInput): Verdict {
  try {
    return rule.run(input);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { outcome: 'undecided', reason: `The rule could not finish: ${message}`, evidence: {} };
  }
}

const worstFirst = ['failed', 'undecided', 'passed'] as const;

/** The sum of a variant's checks: the worst of them; unchecked where none applies. */
export function sumUp(outcomes: readonly CheckOutcome[]): 'failed' | 'undecided' | 'passed' | 'unchecked' {
  return worstFirst.find((state) => outcomes.includes(state)) ?? 'unchecked';
}
