import { chosenLaw, lawTitle } from '#lib/domain/studies/answers.ts';
import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import type { BandPoint, CurveFit } from '#lib/math/scaling/index.ts';
import { wilsonInterval } from '#lib/math/stats/index.ts';

/** A curve of a study as its page gets it. */
export interface ShownCurve {
  title: string;
  points: readonly StudyPoint[];
  secondStage: readonly StudyPoint[];
  fit: CurveFit | null;
}

/** A measured point with the interval of its items, where they were counted. */
export interface Mark {
  size: number;
  value: number;
  low: number | null;
  high: number | null;
  kind: 'measured' | 'held-out' | 'second-stage';
  label: string;
}

/** What is drawn: marks, the law that is relied on, and how far it was measured. */
export interface Drawing {
  marks: Mark[];
  band: readonly BandPoint[];
  law: string | null;
  largest: number;
}

export type Side = 'accuracy' | 'error';

/** A curve as it is drawn, as accuracy or as error. */
export function drawingOf({ points, secondStage, fit }: ShownCurve, side: Side): Drawing {
  const largest = Math.max(...points.map(({ size }) => size), 1);
  const law = fit ? chosenLaw(fit) : null;
  const turn = (share: number) => (side === 'error' ? 1 - share : share);
  const mark = (point: StudyPoint, kind: Mark['kind']): Mark => {
    const interval =
      point.correct === null || point.items === null ? null : wilsonInterval(point.correct, point.items);
    const ends = interval ? [turn(interval.low), turn(interval.high)].sort((a, b) => a - b) : [null, null];
    return {
      ...{ size: point.size, value: turn(point.accuracy), low: ends[0]!, high: ends[1]!, kind },
      label: labelOf(point, kind),
    };
  };
  const band = (law?.band ?? []).map(({ size, value, low, high }) => {
    const [least, most] = [turn(low), turn(high)].sort((a, b) => a - b);
    return { size, value: turn(value), low: least!, high: most! };
  });
  const held = (size: number): Mark['kind'] => (law && size === largest ? 'held-out' : 'measured');
  return {
    marks: [
      ...points.map((point) => mark(point, held(point.size))),
      ...secondStage.map((point) => mark(point, 'second-stage')),
    ],
    ...{ band, law: law ? lawTitle(law.law) : null, largest },
  };
}

const kinds: Record<Mark['kind'], string> = {
  measured: '',
  'held-out': ', largest size: held out when the law was chosen',
  'second-stage': ', with hard problems: not fitted',
};

function labelOf({ size, accuracy, correct, items, seed }: StudyPoint, kind: Mark['kind']): string {
  const counts =
    correct === null ? '' : ` (${correct.toLocaleString('en')} of ${items?.toLocaleString('en')})`;
  const run = seed === null ? '' : `, seed ${seed}`;
  return `${size.toLocaleString('en')} examples${run}: ${(100 * accuracy).toFixed(2)} %${counts}${kinds[kind]}`;
}

/** The values that a picture must show, with a little room. */
export function spansOf(drawings: readonly Drawing[], side: Side) {
  const sizes = drawings.flatMap(({ marks, band }) => [
    ...marks.map(({ size }) => size),
    ...band.map(({ size }) => size),
  ]);
  const shares = drawings.flatMap(({ marks, band }) => [
    ...marks.flatMap(({ value, low, high }) => [low ?? value, high ?? value]),
    ...band.flatMap(({ low, high }) => [low, high]),
  ]);
  const [least, most] = [Math.min(...shares, 1), Math.max(...shares, 0)];
  const room = Math.max(0.01, 0.05 * (most - least));
  const y =
    side === 'error'
      ? { from: Math.max(0.001, least * 0.93), to: Math.min(1, most * 1.07) }
      : { from: Math.max(0, least - room), to: Math.min(1, most + room) };
  return { x: { from: Math.min(...sizes) * 0.85, to: Math.max(...sizes) * 1.15 }, y };
}
