import { checkSteps, extractAnswer } from '#lib/math/answers/index.ts';
import { readLines } from './lines.ts';

type Row = { question: string; answer: string };

const INJECTED = 1000;

/** Extraction of `#### answer`, recomputation of every annotation, and how many of 1,000 injected errors are found. */
export function benchGsm8k(path: string) {
  const rows = readLines<Row>(path);
  const start = performance.now();
  let extracted = 0;
  let annotations = 0;
  const notRight: string[] = [];
  for (const row of rows) {
    const expected = row.answer.slice(row.answer.lastIndexOf('####') + 4).trim();
    if (extractAnswer(row.answer)?.answer === expected) extracted++;
    for (const step of checkSteps(row.answer)) {
      if (!row.answer.startsWith('<<', step.start)) continue;
      annotations++;
      if (step.verdict !== 'right') notRight.push(`${step.text}: ${step.reason ?? step.verdict}`);
    }
  }
  const ms = performance.now() - start;
  return { solutions: rows.length, extracted, annotations, notRight, ms, ...inject(rows) };
}

/** Changes the result of one annotation at a time by more than half a unit of its last digit. */
function inject(rows: readonly Row[]) {
  let injected = 0;
  const unseen: string[] = [];
  for (let k = 0; injected < INJECTED && k < rows.length * 3; k++) {
    const row = rows[(k * 7) % rows.length]!;
    const changed = damage(row.answer, k);
    if (!changed) continue;
    injected++;
    const step = checkSteps(changed.text).find((found) => found.start === changed.at);
    if (step?.verdict !== 'wrong') unseen.push(`${step?.text}: ${step?.verdict}`);
  }
  return { injected, missed: unseen.length, unseen };
}

function damage(answer: string, seed: number): { text: string; at: number } | null {
  const at = answer.indexOf('<<', seed % 3 === 0 ? 0 : answer.length / 2);
  const end = answer.indexOf('>>', at);
  const equals = answer.lastIndexOf('=', end);
  if (at < 0 || end < 0 || equals < at) return null;
  const printed = answer.slice(equals + 1, end);
  const value = Number(printed);
  if (!Number.isFinite(value)) return null;
  const places = printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0;
  const unit = 10 ** -places;
  const steps = [1, -1, 2, 10, -3][seed % 5]!;
  const wrong = (value + steps * unit).toFixed(places);
  return { text: answer.slice(0, equals + 1) + wrong + answer.slice(end), at };
}
