import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditPlan,
  type AuditVerdict,
  allowedBad,
  auditPicture,
  auditVerdict,
  drawSample,
  estimateAcceptRate,
  makeAuditPlan,
  operatingCurve,
  ruleOnStrata,
  rulingEvidence,
  type StratumProgress,
  stratumKey,
  stratumProperties,
} from '#lib/domain/review/audit-plan/index.ts';
import { hypergeometricCdf } from '#lib/math/stats/index.ts';

const stratum = (key: string, population: number) => ({ key, population });

/** `size` verdicts, the first `bad` of them bad. */
const read = (size: number, bad = 0): AuditVerdict[] =>
  Array.from({ length: size }, (_, i) => (i < bad ? 'bad' : 'good'));

const progressOf = (key: string, verdicts: StratumProgress['verdicts']): StratumProgress => ({
  key,
  verdicts,
  ruling: null,
});

const onePlan = (population = 1_000) =>
  makeAuditPlan([stratum('one', population)], { halfWidth: null }, 'seed');
const sample = (plan: AuditPlan, h = 0) => plan.strata[h]!.sizes.at(-1)!;

describe('a plan', () => {
  test('reads 2.5 million rows in 40 strata by samples that are narrow and strong enough', () => {
    const strata = Array.from({ length: 40 }, (_, h) => stratum(`s${h}`, 62_500));
    const plan = makeAuditPlan(strata, { halfWidth: 0.01 }, 'seed');
    const rows = plan.strata.reduce((sum, { sizes }) => sum + sizes.at(-1)!, 0);
    expect(rows / 2_500_000).toBeLessThan(0.02);
    expect(Math.min(...plan.strata.map(({ power }) => power))).toBeGreaterThanOrEqual(0.9);
    const progress = plan.strata.map(({ key, sizes }) =>
      progressOf(key, read(sizes.at(-1)!, Math.round(0.02 * sizes.at(-1)!))),
    );
    const { low, high } = estimateAcceptRate(plan, progress);
    expect((high - low) / 2).toBeLessThanOrEqual(0.01);
  });

  test('gives the whole its ± and every stratum its ±, if the expected rates are right', () => {
    const strata = [
      { key: 'large', population: 50_000, expectedRate: 0.8 },
      { key: 'small', population: 300, expectedRate: 0.6 },
    ];
    const settings = { qualityLimit: 0.9, halfWidth: 0.03, stratumHalfWidth: 0.05 };
    const plan = makeAuditPlan(strata, settings, 'seed');
    for (const { key, population, expectedRate, sizes } of plan.strata) {
      const size = sizes.at(-1)!;
      const single = { ...plan, strata: [{ key, population, expectedRate, sizes, power: 0 }] };
      const { low, high } = estimateAcceptRate(single, [
        progressOf(key, read(size, size - Math.round(size * expectedRate))),
      ]);
      expect((high - low) / 2).toBeLessThanOrEqual(0.05);
    }
    expect(plan.strata.map(({ power }) => power)).toEqual([0, 0]);
  });

  test('reads a stratum whole that is smaller than the minimum', () => {
    const plan = makeAuditPlan([stratum('tiny', 7), stratum('other', 9_000)], {}, 'seed');
    expect(plan.strata[0]!.sizes).toEqual([2, 4, 6, 7]);
  });

  test.each([
    [{ looks: [0.5, 0.25, 1] }, 'The looks must ascend and end with 1.'],
    [{ looks: [0.5] }, 'The looks must ascend and end with 1.'],
  ])('%j is refused', (settings, message) => {
    expect(() => makeAuditPlan([stratum('one', 10)], settings, 'seed')).toThrow(message);
  });

  test('needs a stratum, and each once', () => {
    expect(() => makeAuditPlan([], {}, 'seed')).toThrow('There is no stratum to audit');
    expect(() => makeAuditPlan([stratum('a', 5), stratum('a', 6)], {}, 'seed')).toThrow('same key');
  });

  test('names a stratum by its properties and finds them again', () => {
    const properties = { method: 'rephrase', level: null, template: 'a","b', model: 'm|1' };
    expect(stratumProperties(stratumKey(properties))).toEqual(properties);
  });
});

describe('a draw', () => {
  const ids = Array.from({ length: 5_000 }, (_, i) => `id-${i}`);

  test('is the same for the same seed, in whatever order ids come, and every look is a prefix of the next', () => {
    const from = { seed: 'seed', key: 'one' };
    const large = drawSample(ids, 900, from);
    expect(drawSample(ids.toReversed(), 300, from)).toEqual(large.slice(0, 300));
    expect(new Set(large).size).toBe(900);
    expect(drawSample(ids, 300, { seed: 'other', key: 'one' })).not.toEqual(large.slice(0, 300));
    expect(drawSample(ids, 5_000, from).slice(0, 900)).toEqual(large);
  });

  test('takes every row equally often', () => {
    const few = ids.slice(0, 20);
    const taken = new Map(few.map((id) => [id, 0]));
    for (let i = 0; i < 4_000; i++) {
      for (const id of drawSample(few, 5, { seed: `seed ${i}`, key: 'k' })) taken.set(id, taken.get(id)! + 1);
    }
    // Four and a half standard deviations of a binomial count of 4,000 draws at 1/4.
    for (const times of taken.values()) expect(Math.abs(times - 1_000)).toBeLessThan(124);
  });

  test('cannot take more than there is', () => {
    expect(() => drawSample(['a'], 2, { seed: 's', key: 'k' })).toThrow('2 rows cannot be drawn from 1.');
  });
});

describe('a ruling', () => {
  test.each([
    [100, 0.95, 5],
    [10, 0.9, 1],
    [100, 0.07, 93],
    [3, 0.95, 0],
    [8, 1, 0],
  ])('%d rows at the limit %d may hold %d bad ones', (rows, limit, bad) => {
    expect(allowedBad(rows, limit)).toBe(bad);
  });

  test('accepts what is clean, rejects what is not, and leaves the rest open', () => {
    const plan = makeAuditPlan([stratum('a', 4_000), stratum('b', 4_000), stratum('c', 4_000)], {}, 'seed');
    const [first] = plan.strata[0]!.sizes;
    const rulings = ruleOnStrata(plan, [
      progressOf('a', read(sample(plan))),
      progressOf('b', read(first!, first! / 2)),
      progressOf('c', read(first!, Math.round(first! * 0.05))),
    ]);
    expect(rulings.map(({ state }) => state)).toEqual(['accepted', 'rejected', 'open']);
  });

  test('looking between looks changes nothing', () => {
    const plan = onePlan();
    const [first, second] = plan.strata[0]!.sizes;
    const at = (size: number, bad: number) =>
      ruleOnStrata(plan, [progressOf('one', [...read(first!, 1), ...read(size - first!, bad)])]);
    expect(at(second! - 1, 0)).toEqual(at(first!, 0));
    expect(at(second! - 1, 9)).toEqual(at(first!, 0));
    expect(at(second!, 9)).not.toEqual(at(first!, 0));
  });

  test('agrees with its lines and its bounds, whatever was found', () => {
    const plan = makeAuditPlan([stratum('one', 900), stratum('two', 50)], { halfWidth: null }, 'seed');
    const found = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(found, ([look, bad]) => {
        const size = plan.strata[0]!.sizes[look]!;
        const progress = [progressOf('one', read(size, Math.min(size, bad)))];
        const [ruling] = ruleOnStrata(plan, progress);
        const evidence = rulingEvidence(plan, ruling!)!;
        const { acceptAt, rejectAt } = auditPicture(plan, progress).strata[0]!.looks[look]!;
        expect(ruling!.state === 'accepted').toBe(evidence.mostBad <= evidence.allowedBad);
        expect(ruling!.state === 'rejected').toBe(evidence.fewestBad > evidence.allowedBad);
        expect(ruling!.state === 'accepted').toBe(evidence.bad <= acceptAt);
        expect(ruling!.state === 'rejected').toBe(evidence.bad >= rejectAt);
      }),
      { numRuns: 60 },
    );
  });

  test('is final; once a stratum is accepted the others need less', () => {
    const plan = makeAuditPlan([stratum('a', 4_000), stratum('b', 4_000)], {}, 'seed');
    const open = ruleOnStrata(plan, []);
    const accepted = {
      ...progressOf('a', read(sample(plan))),
      ruling: { ruling: 'accepted' as const, look: 3, error: 0.025 },
    };
    const later = ruleOnStrata(plan, [accepted]);
    expect([open[1]!.acceptError, later[1]!.acceptError]).toEqual([0.025, 0.05]);
    expect(later[0]).toMatchObject({ state: 'accepted', standing: 'holds' });
  });

  test('says when an undo or a changed verdict takes its ground away', () => {
    const plan = onePlan();
    const size = sample(plan);
    const ruling = { ruling: 'accepted' as const, look: 3, error: 0.05 };
    const standing = (verdicts: StratumProgress['verdicts']) =>
      ruleOnStrata(plan, [{ key: 'one', verdicts, ruling }])[0]!.standing;
    expect(standing(read(size))).toBe('holds');
    expect(standing([null, ...read(size - 1)])).toBe('incomplete');
    expect(standing(read(size, 60))).toBe('contradicted');
  });

  test('holds a row that is gone against either ruling', () => {
    const plan = onePlan();
    const size = sample(plan);
    const gone = (rows: number): AuditVerdict[] => [
      ...Array.from({ length: rows }, () => 'gone' as const),
      ...read(size - rows),
    ];
    const values = (verdicts: AuditVerdict[]) => ruleOnStrata(plan, [progressOf('one', verdicts)])[0]!;
    expect(values(gone(9)).badP).toBe(values(read(size, 9)).badP);
    expect(values(gone(9)).goodP).toBe(values(read(size)).goodP);
    const estimate = estimateAcceptRate(plan, [progressOf('one', gone(9))]);
    expect(estimate.low).toBe(estimateAcceptRate(plan, [progressOf('one', read(size, 9))]).low);
    expect(estimate.high).toBe(estimateAcceptRate(plan, [progressOf('one', read(size))]).high);
  });

  test('allows fewer bad rows when rows were removed', () => {
    const plan = onePlan();
    const verdicts = read(sample(plan), 2);
    const [whole] = ruleOnStrata(plan, [progressOf('one', verdicts)]);
    const [shrunk] = ruleOnStrata(plan, [{ ...progressOf('one', verdicts), removed: 500 }]);
    expect(shrunk!.badP).toBeGreaterThan(whole!.badP);
    expect(rulingEvidence(plan, shrunk!, 500)!.allowedBad).toBe(25);
  });

  test('is undecided at the end of a sample between the lines, and certain where all rows were read', () => {
    const plan = onePlan();
    const size = sample(plan);
    expect(ruleOnStrata(plan, [progressOf('one', read(size, Math.round(size * 0.05)))])[0]!.state).toBe(
      'undecided',
    );
    const census = makeAuditPlan([stratum('one', 15)], {}, 'seed');
    expect(ruleOnStrata(census, [progressOf('one', read(15))])[0]!.state).toBe('accepted');
    expect(ruleOnStrata(census, [progressOf('one', read(15, 1))])[0]!.state).toBe('rejected');
  });

  test('refuses progress of a stratum that the plan does not know', () => {
    expect(() => ruleOnStrata(onePlan(), [progressOf('other', [])])).toThrow(
      'The plan has no stratum other.',
    );
  });
});

describe('what a page draws', () => {
  test('the chance of acceptance is exact, at most the promise where a stratum is bad, and rises with the rate', () => {
    const plan = makeAuditPlan([stratum('one', 400)], { looks: [1], halfWidth: null }, 'seed');
    const line = auditPicture(plan, []).strata[0]!.looks[0]!.acceptAt;
    for (const { rate, accepted, rejected, undecided } of operatingCurve(plan, 'one')) {
      const marked = Math.round((1 - rate) * 400);
      expect(accepted).toBeCloseTo(
        hypergeometricCdf(line, { population: 400, marked, sample: sample(plan) }),
        10,
      );
      expect(accepted + rejected + undecided).toBeCloseTo(1, 10);
      if (rate < 0.95 - 1e-9) expect(accepted).toBeLessThanOrEqual(0.05);
      if (rate >= 0.95) expect(rejected).toBeLessThanOrEqual(0.05);
    }
  });

  test('intervals narrow by look; what is left to read is counted to the next look and to the end', () => {
    const plan = makeAuditPlan([stratum('a', 4_000), stratum('b', 2_000)], {}, 'seed');
    const [second] = plan.strata[0]!.sizes.slice(1);
    const picture = auditPicture(plan, [
      progressOf('a', [...read(9, 9), ...read(second! - 9)]),
      progressOf('b', read(sample(plan, 1))),
    ]);
    const widths = picture.estimates.map(({ low, high }) => high - low);
    expect(widths).toEqual(widths.toSorted((one, other) => other - one));
    expect(picture.strata.map(({ state }) => state)).toEqual(['open', 'accepted']);
    expect(picture.leftAtMost).toBe(sample(plan) - second!);
    expect(picture.leftToNextLook).toBe(plan.strata[0]!.sizes[2]! - second!);
    expect(picture.rows).toEqual({ open: 4_000, accepted: 2_000, rejected: 0, undecided: 0 });
  });

  test.each([
    [{ exists: false, status: 'pending', revision: 1, planned: 1 }, 'gone'],
    [{ exists: true, status: 'pending', revision: 1, planned: 1 }, null],
    [{ exists: true, status: 'accepted', revision: 1, planned: 1 }, 'good'],
    [{ exists: true, status: 'accepted', revision: 2, planned: 1 }, 'bad'],
    [{ exists: true, status: 'rejected', revision: 1, planned: 1 }, 'bad'],
  ] as const)('%j is %s', (row, verdict) => {
    expect(auditVerdict(row)).toBe(verdict);
  });
});
