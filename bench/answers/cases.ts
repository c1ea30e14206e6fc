import { type CompareOptions, compareAnswers } from '#lib/math/answers/index.ts';
import { quantile, readLines } from './lines.ts';

type Row = {
  id: string;
  gold: string;
  pred: string;
  equal: boolean;
  kind: string;
  input?: 'answer' | 'response';
  options?: { precision?: number; abs_tol?: number | string | number[] } | null;
  contested?: string;
};

type Missed = { id: string; gold: string; pred: string; verdict: string; stage: string; reason: string };

/** Accuracy, false equals and speed on labelled pairs. Undecided counts as wrong where the answers are equal. */
export function benchCases(path: string) {
  const rows = readLines<Row>(path);
  const kinds = new Map<string, { rows: number; right: number }>();
  const missed: Missed[] = [];
  const falseEqual: Missed[] = [];
  const undecided: Missed[] = [];
  const contested: (Missed & { label: boolean })[] = [];
  for (const row of rows) {
    const outcome = compareAnswers(row.gold, row.pred, optionsOf(row));
    const right = row.equal === (outcome.verdict === 'equal');
    const entry = { id: row.id, gold: tail(row.gold), pred: tail(row.pred), ...outcome };
    if (row.contested) {
      if (!right) contested.push({ ...entry, label: row.equal });
      continue;
    }
    const kind = kinds.get(row.kind) ?? { rows: 0, right: 0 };
    kinds.set(row.kind, { rows: kind.rows + 1, right: kind.right + (right ? 1 : 0) });
    if (!right) missed.push(entry);
    if (!right && !row.equal) falseEqual.push(entry);
    if (outcome.verdict === 'undecided') undecided.push(entry);
  }
  const counted = rows.filter((row) => !row.contested).length;
  return {
    rows: rows.length,
    uncontested: counted,
    right: counted - missed.length,
    kinds: Object.fromEntries([...kinds].sort()),
    missed,
    falseEqual,
    undecided,
    contested,
    speed: speed(rows),
  };
}

const tail = (text: string) => (text.length > 90 ? `…${text.slice(-90)}` : text);

function optionsOf(row: Row): CompareOptions {
  const tolerance = row.options?.abs_tol;
  return {
    ...(row.options?.precision === undefined ? {} : { precision: row.options.precision }),
    ...(tolerance === undefined ? {} : { absTol: Array.isArray(tolerance) ? tolerance : Number(tolerance) }),
    ...(row.input === 'response' ? { input: 'response' as const } : {}),
  };
}

/** Five passes over all pairs; the floor is what the same loop takes for nothing but comparing the texts. */
function speed(rows: readonly Row[]) {
  const passes = 5;
  const times: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    for (const row of rows) {
      const start = performance.now();
      compareAnswers(row.gold, row.pred, optionsOf(row));
      times.push(performance.now() - start);
    }
  }
  const total = times.reduce((sum, time) => sum + time, 0);
  const slowest = times.indexOf(Math.max(...times)) % rows.length;
  times.sort((a, b) => a - b);
  return {
    pairsPerSecond: Math.round((1000 * times.length) / total),
    floorPairsPerSecond: Math.round((1000 * rows.length * passes) / floor(rows, passes)),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    longest: times[times.length - 1] ?? 0,
    slowest: rows[slowest]?.id ?? '',
  };
}

function floor(rows: readonly Row[], passes: number): number {
  let total = 0;
  let equal = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (const row of rows) {
      const start = performance.now();
      if (row.gold.trim() === row.pred.trim()) equal++;
      total += performance.now() - start;
    }
  }
  return equal < 0 ? 0 : total;
}
