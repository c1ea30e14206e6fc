import { describe, expect, test } from 'vitest';
import { answersOf } from '#lib/domain/studies/answers.ts';
import { equalSizeControls, stageAnswerOf } from '#lib/domain/studies/controls.ts';
import { curvesOf, curveTitle, facetsOf, varyingFields } from '#lib/domain/studies/curves.ts';
import { exportPoints } from '#lib/domain/studies/export-csv.ts';
import { fitStudy, type StudyFit } from '#lib/domain/studies/fit-study.ts';
import { profitsOf } from '#lib/domain/studies/profits.ts';
import { readTable } from '#lib/domain/studies/read-table.ts';
import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import {
  claims,
  levelsAgainstLengths,
  tally,
  tenGramByLaw,
} from '#lib/domain/studies/skywork/differences.ts';
import { skyworkStudy } from '#lib/domain/studies/skywork/study.ts';
import * as tables from '#lib/domain/studies/skywork/tables.ts';
import { fitCurve } from '#lib/math/scaling/index.ts';

function fitAll(points: readonly StudyPoint[], target: number | null = null): StudyFit {
  const work = fitStudy(points, { target });
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

describe('a pasted table', () => {
  const first = (text: string) => {
    const { points, issues } = readTable(text);
    expect(issues).toEqual([]);
    return points[0]!;
  };

  test.each([
    [
      'percent with counts',
      'size,accuracy,items\n60000,15.16%,5000',
      { size: 60000, correct: 758, items: 5000 },
    ],
    ['a share with counts', 'examples,acc,items\n7473,0.25,1319', { size: 7473, correct: 330, items: 1319 }],
    [
      'right answers of problems',
      'n\tcorrect\ttotal\n60K\t758\t5000',
      { size: 60000, correct: 758, items: 5000 },
    ],
    ['758/5000', 'size;accuracy\n2.1M;758/5000', { size: 2_100_000, correct: 758, items: 5000 }],
    [
      'an accuracy alone',
      'size,accuracy\n"1,000,000",45.5',
      { size: 1_000_000, accuracy: 0.455, items: null },
    ],
    ['a heading with a sign', 'size,accuracy (%)\n1000,0.9', { accuracy: 0.009, correct: null }],
    [
      'Markdown with what keeps curves apart',
      '| Data | **Model** | Benchmark | Level | Accuracy |\n|---|---|---|---|---:|\n| 7.5K | LLaMA2 | MATH | 1 | 17.85 |',
      { size: 7500, base: 'LLaMA2', benchmark: 'MATH', level: '1', accuracy: 0.1785 },
    ],
    ['hard problems', 'size,accuracy,curriculum,seed\n1000,0.4,Hard,7', { curriculum: 'hard', seed: 7 }],
  ])('%s', (_, text, expected) => {
    expect(first(text)).toMatchObject(expected);
  });

  test.each([
    ['', 1, /nothing to read/],
    ['accuracy\n0.4', 1, /No column is called “size”/],
    ['size,base\n100,x', 1, /no column “accuracy”/],
    ['size,accuracy\n', 1, /no line under/],
    ['size,n,accuracy\n1,1,0.4', 1, /Two columns/],
    ['size,accuracy\n100,0.4\nmany,0.5', 3, /“many” is no size/],
    ['size,accuracy\n100,0.4\n\n200,high', 4, /“high” is no accuracy/],
    ['size,accuracy\n100,140%', 2, /“140%” is no accuracy/],
    ['size,accuracy\n100,9/8', 2, /9 of 8/],
    ['size,accuracy,items\n100,15.17,50', 2, /No number of right answers out of 50/],
    ['size,accuracy,curriculum\n100,0.4,odd', 2, /neither “random” nor “hard”/],
    ['size,accuracy,seed\n100,0.4,x', 2, /no seed/],
  ])('%j: line %d', (text, line, message) => {
    const { points, issues } = readTable(text);
    expect(issues[0]).toMatchObject({ line, message: expect.stringMatching(message) });
    expect(points.length).toBeLessThanOrEqual(1);
  });

  test('points that are exported are read back as they are', () => {
    const [awkward] = readTable('size,base,accuracy\n10,"=SUM(A1), or so",0.3').points;
    const points = [...skyworkStudy.points, { ...awkward!, weight: 2.5 }];
    const again = readTable([...exportPoints(points)].join(''));
    expect(again.issues).toEqual([]);
    const bare = (list: readonly StudyPoint[]) => list.map(({ source: _, ...point }) => point);
    expect(bare(again.points)).toEqual(bare(points));
  });
});

describe('curves of a study', () => {
  const { points } = readTable(
    'size,base,level,accuracy,items,curriculum\n' +
      '1000,A,1,0.5,100,\n2000,A,1,0.6,100,\n2000,A,1,0.7,100,hard\n1000,A,2,0.3,100,\n1000,B,1,0.4,100,',
  );

  test('are points that differ in size and seed alone, with the second stage beside them', () => {
    const curves = curvesOf(points);
    expect(curves.map((curve) => [curve.points.length, curve.secondStage.length])).toEqual([
      [2, 1],
      [1, 0],
      [1, 0],
    ]);
    const varying = varyingFields(curves.map(({ key }) => key));
    expect(curves.map(({ key }) => curveTitle(key, varying))).toEqual([
      'A · level 1',
      'A · level 2',
      'B · level 1',
    ]);
  });

  test('make a facet where they are equal but for one field', () => {
    const facets = facetsOf(curvesOf(points));
    expect(facets.map(({ field, groups }) => [field, groups.length])).toEqual([
      ['level', 1],
      ['base', 1],
    ]);
  });

  test('hard problems are compared with as many random ones, and only with them', () => {
    const [one, ...others] = equalSizeControls(points);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ size: 2000, hard: { correct: 70 }, random: { correct: 60 } });
    expect(one!.difference.value).toBeCloseTo(0.1, 12);
    // Newcombe 1998, method 10.
    expect(one!.difference.low).toBeCloseTo(-0.0319, 3);
    const without = points.filter(({ curriculum, size }) => curriculum === 'hard' || size === 1000);
    expect(stageAnswerOf({ controls: equalSizeControls(without) }, without)?.answer).toMatch(/^Not answered/);
    expect(
      stageAnswerOf(
        { controls: [] },
        without.filter(({ curriculum }) => curriculum === 'random'),
      ),
    ).toBeNull();
  });
});

describe('answers', () => {
  const curve = (accuracies: readonly number[], items = 5000) =>
    fitCurve(
      accuracies.map((y, i) => ({ size: 1000 * 2 ** i, items, correct: Math.round(y * items) })),
      { target: 0.6 },
    );
  const straight = curve([0.3, 0.34, 0.38, 0.42, 0.46, 0.5]);
  const bending = curve([0.1, 0.25, 0.35, 0.42, 0.463, 0.49, 0.503, 0.511]);
  const of = (fit: typeof straight, id: string, cost: number | null = null) =>
    answersOf(fit, cost).find((answer) => answer.id === id)!;

  test('the next doubling, with its interval and what it costs', () => {
    expect(of(straight, 'doubling').answer).toMatch(
      /^From 32,000 to 64,000 examples accuracy would change by \+4\.0 points \(95 %/,
    );
    expect(of(straight, 'doubling').answer).toContain('cost is not known');
    expect(of(straight, 'doubling', 0.01).answer).toContain(
      '32,000 more accepted samples at $0.01 each are ≈ $320',
    );
    expect(of(straight, 'doubling', 0.01).answer).toMatch(/or \$80\.\d\d for each point/);
  });

  test('the size of a target, or that it is not reached', () => {
    expect(of(straight, 'target').answer).toMatch(/^At about 18[01],000 examples \(95 % interval/);
    expect(of(bending, 'target').answer).toMatch(/^Not reached by this law .*whose ceiling is 5/);
  });

  test('whether it saturates', () => {
    expect(of(straight, 'saturation').answer).toMatch(/^Not within what was measured/);
    expect(of(bending, 'saturation').answer).toMatch(/^(Yes|It flattens)/);
  });

  test('three sizes answer nothing, and say so', () => {
    const few = curve([0.3, 0.34, 0.38]);
    expect(answersOf(few, null).every(({ open }) => open)).toBe(true);
  });

  test('which level profits most', () => {
    const rows = [1, 2].flatMap((level) =>
      [0, 1, 2, 3, 4].map(
        (i) => `${1000 * 2 ** i},${level},${(0.2 + (level === 1 ? 0.08 : 0.02) * i).toFixed(4)},5000`,
      ),
    );
    const { points } = readTable(`size,level,accuracy,items\n${rows.join('\n')}`);
    const [profit] = profitsOf(fitAll(points).curves);
    expect(profit).toMatchObject({ field: 'level', ranked: [{ value: '1' }, { value: '2' }], refused: [] });
    expect(profit!.answer).toMatch(/^level 1 profits most: .* ahead of 2 by/);
  });
});

describe('the tables of the Skywork-Math paper', () => {
  test('every printed percentage but one is that of a whole number of right answers', () => {
    const off = (percent: number, of: number) =>
      Math.abs((100 * Math.round((percent / 100) * of)) / of - percent) > 0.005 + 1e-9;
    const printed = [
      ...[...tables.random, ...tables.hard].flatMap(({ MATH, GSM8K }) => [
        ...MATH.map((percent) => [percent, 5000] as const),
        ...GSM8K.map((percent) => [percent, 1319] as const),
      ]),
      ...tables.byLevel.flatMap(({ levels }) =>
        levels.flatMap((row) => row.map((percent, i) => [percent, tables.levelItems[i]!] as const)),
      ),
      ...tables.bySubject.flatMap(({ subjects }) =>
        subjects.flatMap((row) => row.map((percent, i) => [percent, tables.subjects[i]![1]] as const)),
      ),
    ];
    // 1,098 of 1,319 are 83.245 %, which the paper rounds up.
    expect(printed.filter(([percent, of]) => percent !== null && off(percent, of))).toEqual([[83.25, 1319]]);
  });

  const fit = fitAll(skyworkStudy.points, 0.55);
  const curveOf = (benchmark: string, base: string) =>
    fit.curves.find(
      ({ key }) => key.benchmark === benchmark && key.base === base && key.setting === '2048 tokens',
    )!;

  test('give laws of two parameters for two bases, and refuse the rest with the reason', () => {
    for (const base of ['LLaMA2-7B', 'Mistral-7B']) {
      for (const benchmark of ['MATH', 'GSM8K']) {
        const { laws, choice } = curveOf(benchmark, base).fit;
        expect(laws.map(({ law, refusal }) => [law, refusal?.kind ?? null])).toEqual([
          ['saturating', 'too-few-sizes'],
          ['shifted', 'too-few-sizes'],
          ['power', null],
          ['log-linear', null],
        ]);
        expect(choice).not.toBeNull();
      }
    }
    expect(curveOf('MATH', 'DeepSeekMath-7B').fit.choice).toBeNull();
    expect(
      fit.curves.filter(({ key }) => key.level ?? key.subject).every((curve) => curve.fit.choice === null),
    ).toBe(true);
  });

  test('equal-size controls are those of table 5, and none of the second stage', () => {
    expect(fit.controls.map(({ size }) => size)).toEqual(Array(6).fill(360_000));
  });

  test('differ from the text in the seeds, the filter and the maximal length', () => {
    const of = (id: string) => claims().find((claim) => claim.id === id)!;
    expect(tally(of('seed-diversity').cells)).toMatchObject({ less: 0 });
    expect(
      of('seed-diversity').cells.filter(({ test, difference }) => test === 'MATH' && difference.low > 0),
    ).toEqual([]);
    expect(of('verifier').cells.map(({ difference }) => Number((100 * difference.value).toFixed(1)))).toEqual(
      [-1.4, -1.5, 2.4, -0.5],
    );
    for (const { weighted, short, long } of levelsAgainstLengths()) {
      expect(Math.abs(weighted - short)).toBeLessThan(0.15);
      expect(Math.abs(weighted - long)).toBeGreaterThan(0.5);
    }
    const { expected, measured } = tenGramByLaw('LLaMA2-7B');
    expect(expected).toBeGreaterThan(-0.5);
    expect(measured).toBeCloseTo(-8.02, 2);
  });
});
