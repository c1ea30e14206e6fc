/**
 * Estimates of level and subject against what a labelled file says, each fifth of it held out in turn:
 *
 *   npm run bench -- estimates --math PATH [--json]
 *
 * The file has `problem`, `difficulty` (or `level`) and `type` (or `subject`); 0 is no level. Each figure has a
 * bootstrapped interval of 95 %; the guess that it stands beside reads no text: the mean level, the commonest subject.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  errorOf,
  type HeldOut,
  holdOut,
  type LabelledText,
  TextEstimator,
} from '#lib/math/estimate/index.ts';
import { bootstrapInterval } from '#lib/math/stats/bootstrap-interval.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';

const { values } = parseArgs({
  options: { math: { type: 'string' }, json: { type: 'boolean', default: false } },
});
if (values.math === undefined) {
  console.error('--math PATH names a file of labelled problems: JSONL or a JSON array.');
  process.exit(2);
}

const rows = labelled(values.math);
const start = performance.now();
const heldOut = holdOut(rows, { seed: 'bench' });
const seconds = (performance.now() - start) / 1000;

type Statistic = (error: ReturnType<typeof errorOf>) => number | null | undefined;

/** A figure with its interval, beside a guess that must not be better. */
function figure(
  name: string,
  unit: string,
  of: Statistic,
  guess: Statistic,
  better: 'least' | 'most',
): Metric {
  const statistic = (sample: readonly HeldOut[]) => of(errorOf(sample)) ?? Number.NaN;
  const options = { resamples: 500, method: 'percentile' } as const;
  const { estimate, low, high } = bootstrapInterval(heldOut, statistic, options);
  const floor = guess(errorOf(heldOut)) ?? 0;
  return metric(`${name} [${low.toFixed(3)}, ${high.toFixed(3)}]`, estimate, unit, {
    floor,
    [better]: floor,
  });
}

const rate = speed();
printMetrics(
  [
    metric('labelled problems', rows.length, 'rows'),
    figure(
      'level: mean absolute error',
      'levels',
      (e) => e.level?.meanError,
      (e) => e.level?.guessMeanError,
      'most',
    ),
    figure(
      'level: within one',
      'share',
      (e) => e.level?.within1,
      () => guessedWithin1(),
      'least',
    ),
    figure(
      'level: rank correlation',
      'Spearman',
      (e) => e.level?.spearman,
      () => 0,
      'least',
    ),
    figure(
      'subject: right',
      'share',
      (e) => e.subject?.right,
      (e) => e.subject?.guessRight,
      'least',
    ),
    metric('five trainings with their estimates', seconds, 's'),
    metric('estimates', rate, 'texts/s'),
  ],
  values.json,
);

function guessedWithin1(): number {
  const levels = heldOut.flatMap(({ level }) => (level ? [level] : []));
  const right = levels.filter(({ guess, known }) => Math.abs(Math.round(guess) - known) <= 1);
  return right.length / levels.length;
}

function speed(): number {
  const estimator = new TextEstimator(rows, { epochs: 1 });
  const from = performance.now();
  for (const { text } of rows) estimator.estimate(text);
  return (1000 * rows.length) / (performance.now() - from);
}

function labelled(path: string): LabelledText[] {
  const content = readFileSync(path, 'utf8');
  const found: Record<string, unknown>[] = content.trimStart().startsWith('[')
    ? JSON.parse(content)
    : content.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
  return found.map((row) => {
    const level = Number(row.difficulty ?? row.level);
    const subject = row.type ?? row.subject;
    return {
      text: String(row.problem),
      level: Number.isInteger(level) && level >= 1 ? level : null,
      subject: typeof subject === 'string' ? subject : null,
    };
  });
}
