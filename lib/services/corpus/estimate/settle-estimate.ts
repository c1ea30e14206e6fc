import type { UnestimatedText } from '#lib/db/queries/unestimated-texts.ts';
import type { EstimatedText } from '#lib/db/queries/write-estimates.ts';
import type { EstimateBasis } from '#lib/domain/corpus/estimate.ts';

/** What was newly written. */
export type Counts = { levels: number; subjects: number; tokens: number };

type Read = { level: number | null; subject: string | null; tokens: number };

/** What a text is to say of itself: the solve rate where there is one, else the text; nothing where its source speaks. */
export function settleEstimate(
  text: UnestimatedText,
  read: Read,
  solveLevels: ReadonlyMap<string, number> | null,
): EstimatedText {
  const bySolving = text.level === null ? solvedLevel(text, solveLevels) : null;
  const level = text.level === null ? (bySolving ?? read.level) : null;
  const subject = text.subject === null ? read.subject : null;
  const basis: EstimateBasis | null =
    level === null && subject === null ? null : bySolving === null ? 'features' : 'solve-rate';
  const { seq, revision } = text;
  // Tenths: finer steps would be noise, and would make every run write every row again.
  const rounded = level === null ? null : Math.round(level * 10) / 10;
  return { seq, revision, tokens: read.tokens, level: rounded, subject, basis };
}

/** A seed's from the solutions that were sampled for it; a variant's from the share of its own that agree. */
function solvedLevel(
  { seq, confidence }: UnestimatedText,
  solveLevels: ReadonlyMap<string, number> | null,
): number | null {
  if (solveLevels) return solveLevels.get(seq) ?? null;
  return confidence === null ? null : 5 - 4 * confidence;
}

/** Whether a row is to be written, counting what is new about it. */
export function isChanged(text: UnestimatedText, row: EstimatedText, counts: Counts): boolean {
  const level = text.estimated_level === null ? null : Math.round(text.estimated_level * 10) / 10;
  const news = {
    levels: level !== row.level,
    subjects: text.estimated_subject !== row.subject,
    tokens: text.tokens !== row.tokens,
  };
  if (news.levels && row.level !== null) counts.levels++;
  if (news.subjects && row.subject !== null) counts.subjects++;
  if (news.tokens) counts.tokens++;
  return news.levels || news.subjects || news.tokens || text.estimate_basis !== row.basis;
}
