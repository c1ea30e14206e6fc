// Yield, refusals, violations and speed of perturb-numbers on a file of GSM8K rows ({question, answer} a line).
// Run: node bench/perturb-numbers.ts PATH [--json]
import { readFileSync } from 'node:fs';
import { perturbNumbers } from '#lib/domain/generate/perturb/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { checkPerturbed } from '#test/support/perturb-checker.ts';

const TARGET_YIELD = 75;
const OPTIONS = { spread: 0.5, tries: 4 };

type Texts = { problem: string; solution: string; answer: string };

function toTexts(row: { question: string; answer: string }): Texts {
  // As the studio stores them: the solution keeps its last line, "#### 72".
  const answer = row.answer.slice(row.answer.lastIndexOf('####') + 4).trim();
  return { problem: row.question, solution: row.answer, answer };
}

const path = process.argv[2];
const json = process.argv.includes('--json');
if (!path || path.startsWith('--')) {
  console.error('Usage: node bench/perturb-numbers.ts PATH [--json]');
  process.exit(2);
}

const lines = readFileSync(path, 'utf8').trim().split('\n');
const seconds = (from: number) => (performance.now() - from) / 1000;

const parseStart = performance.now();
const seeds = lines.map((line) => toTexts(JSON.parse(line)));
const parseRate = lines.length / seconds(parseStart);

const drawStart = performance.now();
const outcomes = seeds.map((seed, i) => perturbNumbers(seed, OPTIONS, seededRandom(`bench ${i}`)));
const drawRate = lines.length / seconds(drawStart);

const refusals: Record<string, number> = {};
const violations: Record<string, number> = {};
let variants = 0;
let faulty = 0;
let changes = 0;
for (const [i, outcome] of outcomes.entries()) {
  if (!outcome.ok) {
    refusals[outcome.reason] = (refusals[outcome.reason] ?? 0) + 1;
    continue;
  }
  variants++;
  changes += outcome.changes.length;
  const found = checkPerturbed(seeds[i]!, outcome);
  if (found.length > 0) faulty++;
  for (const { kind } of found) violations[kind] = (violations[kind] ?? 0) + 1;
}

const share = (100 * variants) / lines.length;
type Line = {
  metric: string;
  value: number;
  unit: string;
  floor: number | null;
  ratio: number | null;
  target: number | null;
  met: boolean | null;
};
const results: Line[] = [
  {
    metric: 'yield',
    value: share,
    unit: '%',
    floor: null,
    ratio: null,
    target: TARGET_YIELD,
    met: share >= TARGET_YIELD,
  },
  {
    metric: 'faulty variants',
    value: faulty,
    unit: 'variants',
    floor: null,
    ratio: null,
    target: 0,
    met: faulty === 0,
  },
  {
    metric: 'numbers moved per variant',
    value: changes / Math.max(1, variants),
    unit: 'numbers',
    floor: null,
    ratio: null,
    target: null,
    met: null,
  },
  {
    metric: 'seeds per second',
    value: drawRate,
    unit: '1/s',
    floor: parseRate,
    ratio: parseRate / drawRate,
    target: null,
    met: null,
  },
  ...Object.entries(refusals).map(([reason, value]) => ({
    metric: `refused: ${reason}`,
    value,
    unit: 'seeds',
    floor: null,
    ratio: null,
    target: null,
    met: null,
  })),
  ...Object.entries(violations).map(([kind, value]) => ({
    metric: `violation: ${kind}`,
    value,
    unit: 'found',
    floor: null,
    ratio: null,
    target: 0,
    met: false,
  })),
];

if (json) for (const line of results) console.log(JSON.stringify(line));
else {
  console.log(`${lines.length} seeds, ${variants} variants`);
  for (const { metric, value, unit, floor, ratio, target, met } of results) {
    const floorText =
      floor === null
        ? ''
        : `  (JSON.parse of the same rows: ${floor.toFixed(0)}/s, ${ratio!.toFixed(0)} times)`;
    const targetText = target === null ? '' : `  target ${target}: ${met ? 'met' : 'MISSED'}`;
    console.log(`${metric.padEnd(36)} ${Number(value.toFixed(2))} ${unit}${floorText}${targetText}`);
  }
}
