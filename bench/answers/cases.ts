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

const PASSES = 5;

/**
 * Several passes over all pairs: the rate on the clock and by processor time, and the distribution of the best time of
 * each pair (so that pauses of a busy machine are not taken for work). The floor is what the same loop takes for nothing
 * but comparing the texts.
 */
function speed(rows: readonly Row[]) {
  const best = new Array<number>(rows.length).fill(Number.POSITIVE_INFINITY);
  let total = 0;
  const cpu = process.cpuUsage();
  for (let pass = 0; pass < PASSES; pass++) {
    for (const [k, row] of rows.entries()) {
      const start = performance.now();
      compareAnswers(row.gold, row.pred, optionsOf(row));
      const time = performance.now() - start;
      total += time;
      best[k] = Math.min(best[k]!, time);
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  const slowest = rows[best.indexOf(Math.max(...best))]?.id ?? '';
  best.sort((a, b) => a - b);
  const pairs = rows.length * PASSES;
  return {
    pairsPerSecond: Math.round((1000 * pairs) / total),
    pairsPerCpuSecond: Math.round((1_000_000 * pairs) / (user + system)),
    floorPairsPerSecond: Math.round((1000 * pairs) / floor(rows, PASSES)),
    p50: quantile(best, 0.5),
    p99: quantile(best, 0.99),
    longest: best[best.length - 1] ?? 0,
    slowest,
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
