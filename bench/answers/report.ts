import type { benchCases } from './cases.ts';
import type { benchGsm8k } from './gsm8k.ts';
import type { benchMath500 } from './math500.ts';

export type Report = {
  cases: ReturnType<typeof benchCases> | null;
  gsm8k: ReturnType<typeof benchGsm8k> | null;
  math500: ReturnType<typeof benchMath500> | null;
};

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

export function printReport(report: Report) {
  if (report.cases) printCases(report.cases);
  if (report.gsm8k) printGsm8k(report.gsm8k);
  if (report.math500) printMath500(report.math500);
}

function printCases(cases: NonNullable<Report['cases']>) {
  console.log(`pairs: ${cases.rows}, of which uncontested ${cases.uncontested}`);
  console.log(`right on uncontested: ${cases.right} (${percent(cases.right, cases.uncontested)})`);
  for (const [kind, { rows, right }] of Object.entries(cases.kinds)) {
    console.log(
      `  ${kind.padEnd(20)} ${String(right).padStart(4)} of ${String(rows).padStart(4)}  ${percent(right, rows)}`,
    );
  }
  const list = (
    title: string,
    entries: readonly { id: string; gold: string; pred: string; verdict: string; reason: string }[],
  ) => {
    console.log(`${title}: ${entries.length}`);
    for (const { id, gold, pred, verdict, reason } of entries)
      console.log(`  ${id}: ${gold} | ${pred}: ${verdict}, ${reason}`);
  };
  list('false equal', cases.falseEqual);
  list('missed', cases.missed);
  list('undecided', cases.undecided);
  list('contested, against their label by the documented defaults', cases.contested);
  const { pairsPerSecond, pairsPerCpuSecond, floorPairsPerSecond, p50, p99, longest, slowest } = cases.speed;
  console.log(
    `speed: ${pairsPerSecond} pairs/s, ${pairsPerCpuSecond} per second of processor time (floor of the loop ${floorPairsPerSecond} pairs/s)`,
  );
  console.log(
    `  best of the passes: p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms, longest ${longest.toFixed(2)} ms (${slowest})`,
  );
}

function printGsm8k(gsm8k: NonNullable<Report['gsm8k']>) {
  console.log(`#### extracted: ${gsm8k.extracted} of ${gsm8k.solutions}`);
  console.log(
    `annotations right: ${gsm8k.annotations - gsm8k.notRight.length} of ${gsm8k.annotations}, ${gsm8k.ms.toFixed(0)} ms`,
  );
  for (const line of gsm8k.notRight) console.log(`  ${line}`);
  console.log(`injected errors found: ${gsm8k.injected - gsm8k.missed} of ${gsm8k.injected}`);
  for (const line of gsm8k.unseen) console.log(`  ${line}`);
}

function printMath500(math500: NonNullable<Report['math500']>) {
  console.log(
    `\\boxed extracted: ${math500.extracted} of ${math500.solutions} equal, ${math500.written} as written`,
  );
  for (const line of math500.missed) console.log(`  ${line}`);
}
