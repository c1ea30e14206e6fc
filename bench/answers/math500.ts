import { compareAnswers, extractAnswer } from '#lib/math/answers/index.ts';
import { readLines } from './lines.ts';

type Row = { solution: string; answer: string; unique_id: string };

/** Extraction of the boxed answer of every solution, and whether it equals the answer given beside it. */
export function benchMath500(path: string) {
  const rows = readLines<Row>(path);
  const plain = (text: string) => text.replaceAll(' ', '').replaceAll('\n', '');
  let extracted = 0;
  let written = 0;
  const missed: string[] = [];
  for (const row of rows) {
    const found = extractAnswer(row.solution, 'boxed');
    if (found && plain(found.answer) === plain(row.answer)) written++;
    if (found && compareAnswers(row.answer, found.answer).verdict === 'equal') extracted++;
    else missed.push(`${row.unique_id}: ${found?.answer} for ${row.answer}`);
  }
  return { solutions: rows.length, extracted, written, missed };
}
