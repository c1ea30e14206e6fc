import { compareAnswers, type Outcome } from '#lib/math/answers/index.ts';
import type { RuleResult } from './run-rules.ts';
import type { OverrideVerdict } from './schema.ts';

/** Both texts are final answers: a variant's answer is never a whole solution. */
export const asAnswers = { input: 'answer' } as const;

/** What the engine says of a variant's answer. */
export const engineOutcome = (known: string, answer: string): Outcome =>
  compareAnswers(known, answer, asAnswers);

/** A person's word on the answer of one revision of one variant; it holds for no other. */
export type OverrideWord = { verdict: OverrideVerdict; by: string; at: Date; note: string };

const words = { equal: 'equals', different: 'is not' };

/**
 * Lets the result of the rule answer-agrees follow a person's word; other results, and one that compared nothing, are
 * returned as they are. What the engine says stays in the evidence.
 */
export function followOverride(result: RuleResult, word: OverrideWord): RuleResult {
  if (result.rule !== 'answer-agrees' || result.outcome === 'skipped') return result;
  const { verdict, by, note } = word;
  const { known, variant, verdict: engine, stage } = result.evidence;
  return {
    rule: result.rule,
    outcome: verdict === 'equal' ? 'passed' : 'failed',
    reason: `${by} says: ${variant} ${words[verdict]} ${known}. The engine says ${engine} (${stage}).`,
    evidence: { ...result.evidence, override: { verdict, by, at: word.at.toISOString(), note } },
  };
}

/** What is stored of an override, as far as a regression case needs it. */
export type StoredOverride = {
  id: string;
  gold: string;
  pred: string;
  verdict: OverrideVerdict;
  engineVerdict: string;
  engineStage: string;
  engineReason: string;
  note: string;
  at: Date;
};

/**
 * An override as a line of JSON that `studio answers compare` reads: `equal` is the person's word, `engine` what the
 * engine had said when it was given.
 */
export function overrideLine(row: StoredOverride): string {
  const { id, gold, pred, verdict, engineVerdict, engineStage, engineReason, note, at } = row;
  const engine = { verdict: engineVerdict, stage: engineStage, reason: engineReason };
  const line = { id, gold, pred, ...asAnswers, equal: verdict === 'equal', engine, note, at };
  return `${JSON.stringify(line)}\n`;
}
