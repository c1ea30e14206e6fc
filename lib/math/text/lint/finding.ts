/** What can be wrong with a text of mathematics. */
export type MathFindingKind =
  | 'unpaired-dollar'
  | 'unpaired-delimiter'
  | 'money-as-math'
  | 'math-as-money'
  | 'unbalanced-brace'
  | 'unbalanced-left-right'
  | 'unreadable-formula'
  | 'hidden-by-comment'
  | 'swallowing-text'
  | 'missing-box'
  | 'second-box'
  | 'misplaced-box'
  | 'empty-box';

/** One replacement: what stands at [start, end) becomes `insert`. */
export interface TextChange {
  start: number;
  end: number;
  insert: string;
}

/** A repair that was tried: the text is read better behind it, and its answer is the same. */
export interface MathFix {
  label: string;
  /** In the order of the text; none overlaps another. */
  changes: readonly TextChange[];
}

/**
 * Something wrong at [start, end) of a text, in UTF-16 units; `start` = `end` where something is missing. An `error`
 * breaks what is shown, a `warning` may be meant.
 */
export interface MathFinding {
  kind: MathFindingKind;
  severity: 'error' | 'warning';
  message: string;
  start: number;
  end: number;
  fix: MathFix | null;
}

/** The text with all replacements made. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, insert } of changes) {
    out += text.slice(at, start) + insert;
    at = end;
  }
  return out + text.slice(at);
}

/** A fix of one replacement. */
export function oneChange(label: string, start: number, end: number, insert: string): MathFix {
  return { label, changes: [{ start, end, insert }] };
}
