import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  accuracyAt,
  aicc,
  bootstrapInference,
  chooseLaw,
  curvatureOf,
  fitCurve,
  fitLaw,
  type HeldOut,
  type LawId,
  lawOf,
  laws,
  profileInference,
  reachTarget,
  type SizedPoint,
  weighted,
} from '#lib/math/scaling/index.ts';

interface Reference {
  cases: {
    name: string;
    points: SizedPoint[];
    fits: {
      law: LawId;
      parameters: number[];
      deviance: number;
      next: number;
      gain?: { value: number; interval: [number, number] };
    }[];
  }[];
}

const reference: Reference = JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8'));
const fits = reference.cases.flatMap(({ name, points, fits }) =>
  fits.map((fit) => ({ name, points, ...fit })),
);

const doublings = Array.from({ length: 8 }, (_, i) => 7500 * 2 ** i);
const pointsOf = (law: LawId, parameters: readonly number[], sizes = doublings, items = 5000) =>
  sizes.map((size) => {
    const accuracy = accuracyAt(lawOf(law), parameters, size, sizes.at(-1)!);
    return { size, items, correct: accuracy * items };
  });

describe('scipy on the same points with the same objective and weights agrees to 1e-4', () => {
  test.each(fits)('$law, $name', ({ law, points, parameters, deviance, next }) => {
    const fit = fitLaw(lawOf(law), points);
    fit.parameters.forEach((value, i) => {
      // A shift is thousands of examples: its agreement is relative.
      const scale = Math.max(1, Math.abs(parameters[i]!));
      expect(Math.abs(value - parameters[i]!) / scale).toBeLessThan(1e-4);
    });
    expect(Math.abs(fit.deviance - deviance)).toBeLessThan(1e-4);
    const { reference: largest } = fit.frame;
    expect(Math.abs(accuracyAt(lawOf(law), fit.parameters, 2 * largest, largest) - next)).toBeLessThan(1e-4);
  });

  test.each(fits.filter(({ gain }) => gain))('profile of the next doubling: $law, $name', (one) => {
    const fit = fitLaw(lawOf(one.law), one.points);
    const { reference: largest } = fit.frame;
    // The dispersion is set aside: scipy's threshold is that of binomial points.
    const found = profileInference({ ...fit, dispersion: 1 }, true).interval({
      ...{ kind: 'gain', from: largest, to: 2 * largest },
    });
    expect(Math.abs(found.low - one.gain!.interval[0])).toBeLessThan(1e-4);
    expect(Math.abs(found.high - one.gain!.interval[1])).toBeLessThan(1e-4);
  });
});

describe('points without noise give back their law', () => {
  test.each<[LawId, number[]]>([
    ['saturating', [0.62, 0.04, 0.5]],
    ['saturating', [0.9, 0.3, 0.2]],
    ['shifted', [0.45, 0.2, 30_000]],
    ['power', [0.55, 0.1]],
    ['log-linear', [0.45, 0.045]],
    ['log-linear', [0.3, -0.02]],
  ])('%s %j', (law, truth) => {
    const { parameters } = fitLaw(lawOf(law), pointsOf(law, truth));
    parameters.forEach((value, i) => {
      expect(value / truth[i]!).toBeCloseTo(1, 5);
    });
  });

  test.each(laws.map(({ id }) => id))('%s stays within its limits on any points', (id) => {
    for (const accuracies of [
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [0.9, 0.5, 0.3, 0],
      [0, 0, 0, 1],
    ]) {
      const points = accuracies.map((y, i) => ({ size: 10 ** (i + 1), items: 50, correct: 50 * y }));
      const { parameters, frame, deviance } = fitLaw(lawOf(id), points);
      expect(Number.isFinite(deviance)).toBe(true);
      frame.parameters.forEach(({ low, high }, i) => {
        expect(parameters[i]).toBeGreaterThanOrEqual(low * (1 - 1e-9) - 1e-9);
        expect(parameters[i]).toBeLessThanOrEqual(high * (1 + 1e-9));
      });
    }
  });
});

describe('a fit is refused', () => {
  const refusals = (points: SizedPoint[]) =>
    Object.fromEntries(fitCurve(points).laws.map(({ law, refusal }) => [law, refusal]));

  test('with fewer than four sizes by every law, with fewer than six by those of three parameters', () => {
    const three = refusals(pointsOf('power', [0.5, 0.1], doublings.slice(0, 3)));
    expect(Object.values(three).map((one) => one?.kind)).toEqual(Array(4).fill('too-few-sizes'));
    const five = refusals(pointsOf('power', [0.5, 0.1], doublings.slice(0, 5)));
    expect(five.saturating).toEqual({ kind: 'too-few-sizes', sizes: 5, least: 6 });
    expect(five.shifted).toEqual({ kind: 'too-few-sizes', sizes: 5, least: 6 });
    expect([five.power, five['log-linear']]).toEqual([null, null]);
  });

  test('sizes count, not points: seeds of one size add none', () => {
    const points = pointsOf('power', [0.5, 0.1], doublings.slice(0, 3));
    expect(refusals([...points, ...points]).power).toMatchObject({ kind: 'too-few-sizes', sizes: 3 });
  });

  test('where a parameter lies at its bound', () => {
    const plain = refusals(pointsOf('power', [0.5, 0.1]));
    expect(plain.saturating).toEqual({ kind: 'at-bound', parameter: 'ceiling', end: 'high' });
    expect(plain.shifted).toEqual({ kind: 'at-bound', parameter: 'shift', end: 'low' });
    const falling = refusals(pointsOf('log-linear', [0.3, -0.01]));
    expect(falling.power).toMatchObject({ kind: 'at-bound', parameter: 'exponent', end: 'low' });
    expect(falling['log-linear']).toBeNull();
  });

  test('where the interval of the ceiling says nothing', () => {
    const few = pointsOf('saturating', [0.9, 0.5, 0.1], doublings, 200);
    expect(refusals(few).saturating).toMatchObject({ kind: 'wide-ceiling' });
    const many = pointsOf('saturating', [0.62, 0.04, 0.5], doublings, 5000);
    expect(refusals(many).saturating).toBeNull();
  });
});

describe('the choice of a law', () => {
  const heldOut = (error: number, standardError: number | null = 0.007): HeldOut => ({
    ...{ size: 1000, predicted: 0.5 + error, measured: 0.5, error, standardError },
  });
  const candidate = (law: LawId, error: number, aicc: number | null, parameters = 2) => ({
    ...{ law, parameters, aicc, heldOut: heldOut(error) },
  });

  test.each([
    ['nothing to choose from', [], null],
    ['only one', [candidate('power', 0.1, 50)], { law: 'power', by: 'only' }],
    [
      'the least error on the held-out size, whatever its sign',
      [candidate('power', -0.03, 10), candidate('log-linear', 0.01, 90)],
      { law: 'log-linear', by: 'held-out' },
    ],
    [
      'AICc among those that cannot be told apart there',
      [candidate('power', 0.004, 10), candidate('log-linear', 0.001, 90), candidate('shifted', 0.09, 1, 3)],
      { law: 'power', by: 'aicc', tied: ['power', 'log-linear'] },
    ],
    [
      'fewest parameters where AICc is not defined for all',
      [candidate('saturating', 0.001, null, 3), candidate('power', 0.004, 10)],
      { law: 'power', by: 'fewest-parameters' },
    ],
  ])('%s', (_, candidates, expected) => {
    const choice = chooseLaw(candidates);
    if (expected === null) expect(choice).toBeNull();
    else expect(choice).toMatchObject(expected);
  });

  test.each<[LawId, number[]]>([
    ['saturating', [0.62, 0.04, 0.5]],
    ['shifted', [0.45, 0.2, 30_000]],
    ['log-linear', [0.5, 0.045]],
  ])('finds %s in its own points', (law, truth) => {
    expect(fitCurve(pointsOf(law, truth)).choice?.law).toBe(law);
  });

  test('AICc is not defined where n ≤ k + 1, and not for weights', () => {
    const four = pointsOf('power', [0.5, 0.1], doublings.slice(0, 4));
    expect(aicc(fitLaw(lawOf('power'), four))).not.toBeNull();
    expect(aicc(fitLaw(lawOf('power'), four.slice(0, 3)))).toBeNull();
    expect(aicc(fitLaw(lawOf('saturating'), four))).toBeNull();
    expect(fitCurve(four, { counted: false }).laws.find(({ law }) => law === 'power')?.aicc).toBeNull();
  });
});

describe('what a curve answers', () => {
  test('log-linear: every doubling gains the same', () => {
    const fit = fitCurve(pointsOf('log-linear', [0.45, 0.04]));
    const law = fit.laws.find(({ law }) => law === 'log-linear')!;
    expect(law.nextDoubling?.gain.value).toBeCloseTo(0.04, 6);
    expect(law.nextDoubling?.to).toBe(2 * doublings.at(-1)!);
    expect(law.nextDoubling!.observed.low).toBeLessThan(law.nextDoubling!.accuracy.low);
  });

  test('the size of a target is where the curve crosses it, and its ends where the band does', () => {
    const fit = fitLaw(lawOf('log-linear'), pointsOf('log-linear', [0.45, 0.04]));
    const reach = reachTarget(fit, profileInference(fit, true), 0.53);
    expect(reach.size! / (4 * doublings.at(-1)!)).toBeCloseTo(1, 3);
    expect(reach.low!).toBeLessThan(reach.size!);
    expect(reach.high!).toBeGreaterThan(reach.size!);
  });

  test('a target over the ceiling is not reached', () => {
    const fit = fitLaw(lawOf('saturating'), pointsOf('saturating', [0.62, 0.04, 0.5]));
    expect(reachTarget(fit, profileInference(fit, true), 0.8)).toEqual({
      ...{ target: 0.8, size: null, low: null, high: null },
    });
  });

  test('curvature tells a flattening curve from a straight one', () => {
    expect(curvatureOf(pointsOf('saturating', [0.62, 0.04, 0.5]))!.high).toBeLessThan(0);
    const straight = curvatureOf(pointsOf('log-linear', [0.45, 0.04]))!;
    expect(straight.value).toBeCloseTo(0, 6);
    expect(curvatureOf(pointsOf('power', [0.5, 0.1], doublings.slice(0, 3)))).toBeNull();
  });

  test('points that vary more than their items have wider intervals', () => {
    const points = pointsOf('log-linear', [0.45, 0.04]);
    const rough = points.map((point, i) => ({ ...point, correct: point.correct + (i % 2 ? 150 : -150) }));
    const width = (all: SizedPoint[]) => {
      const gain = fitCurve(all).laws.find(({ law }) => law === 'log-linear')!.nextDoubling!.gain;
      return gain.high - gain.low;
    };
    expect(width(rough)).toBeGreaterThan(2 * width(points));
  });

  test('weights alone: the residuals say how certain the fit is', () => {
    const wiggle = [0.004, -0.003, 0.002, -0.004, 0.003, -0.002, 0.001, -0.001];
    const points = doublings.map((size, i) => weighted(size, 0.3 + 0.04 * i + wiggle[i]!, 1));
    const gain = (all: SizedPoint[]) =>
      fitCurve(all, { counted: false }).laws.find(({ law }) => law === 'log-linear')!.nextDoubling!.gain;
    expect(gain(points).high - gain(points).low).toBeLessThan(0.01);
    const heavier = points.map(({ size, correct }) => weighted(size, correct, 1000));
    expect(gain(heavier).high - gain(heavier).low).toBeCloseTo(gain(points).high - gain(points).low, 3);
  });
});

describe('intervals from results by item', () => {
  const items = 400;
  const results = doublings.map((size, i) => ({
    size,
    right: Uint8Array.from({ length: items }, (_, item) => ((item * 37) % items < 80 + 30 * i ? 1 : 0)),
  }));

  test('the same seed gives the same interval, and it holds the estimate', () => {
    const gain = { kind: 'gain', from: 960_000, to: 1_920_000 } as const;
    const of = (seed: string) =>
      bootstrapInference(lawOf('log-linear'), results, { resamples: 200, seed }).inference.interval(gain);
    expect(of('one')).toEqual(of('one'));
    expect(of('one')).not.toEqual(of('other'));
    expect(of('one').low).toBeLessThan(0.075);
    expect(of('one').high).toBeGreaterThan(0.075);
  });

  test('models that were asked other items are refused', () => {
    const short = { size: 1, right: new Uint8Array(3) };
    expect(() => bootstrapInference(lawOf('power'), [...results, short])).toThrow(/same items/);
  });

  test('impossible points are refused', () => {
    expect(() => fitLaw(lawOf('power'), [{ size: 0, correct: 1, items: 2 }])).toThrow(/at least 1/);
    expect(() => fitLaw(lawOf('power'), [{ size: 10, correct: 3, items: 2 }])).toThrow(/0 to 2/);
  });
});
