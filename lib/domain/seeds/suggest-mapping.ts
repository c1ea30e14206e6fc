import type { ColumnMapping } from './requests.ts';

type Field = keyof ColumnMapping;

/** Column names per field, the usual name before looser ones; fields earlier in the list choose first. */
const LIKELY: readonly [Field, RegExp, RegExp | null][] = [
  ['originalId', /^(id|uid|uuid|unique_?id|index|(problem|question)_?id)$/i, null],
  ['problem', /^(problem|question|query|prompt|instruction|task)(_?text)?$/i, /problem|question/i],
  ['answer', /^((final|expected)_?answer|answer|result|label|target|gold(en)?)$/i, /answer/i],
  ['solution', /^(solution|response|output|completion|rationale|explanation)$/i, /solution|rationale/i],
  ['subject', /^(subject|topic|type|category|domain|subfield)$/i, /subject|topic/i],
  ['level', /^(level|difficulty|grade)$/i, /level|difficulty/i],
];

/** A first proposal for the columns of a file in no known format; each column is proposed once. */
export function suggestMapping(columns: readonly string[]): Partial<ColumnMapping> {
  const free = new Set(columns);
  const mapping: Partial<ColumnMapping> = {};
  for (const [field, usual, loose] of LIKELY) {
    const names = [...free];
    const column = names.find((name) => usual.test(name)) ?? names.find((name) => loose?.test(name));
    if (column === undefined) continue;
    mapping[field] = column;
    free.delete(column);
  }
  return mapping;
}
