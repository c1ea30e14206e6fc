import { expect, test } from 'vitest';
import { type JudgeCount, judgeAgreement } from '#lib/domain/check/judge-agreement.ts';

const row = (
  approves: boolean,
  status: JudgeCount['status'],
  count: number,
  more: Partial<JudgeCount> = {},
) => ({
  ...{ judge: 'm', approves, status, count, difficulty: 3, level: null },
  ...more,
});

test('a judge is compared with what people decided, with intervals', () => {
  const [judge] = judgeAgreement([
    row(true, 'accepted', 40),
    row(true, 'rejected', 10),
    row(false, 'accepted', 5),
    row(false, 'rejected', 45),
    row(true, 'pending', 100),
  ]);
  expect(judge).toMatchObject({
    ...{ judge: 'm', judged: 200, decided: 100 },
    table: { bothYes: 40, judgeOnly: 10, peopleOnly: 5, bothNo: 45 },
    agreement: { value: 0.85 },
    precision: { value: 0.8 },
    recall: { value: 40 / 45 },
  });
  // By hand: chance agreement 0.5 * 0.45 + 0.5 * 0.55 = 0.5, so kappa = (0.85 - 0.5) / 0.5.
  expect(judge!.kappa!.value).toBeCloseTo(0.7, 12);
  expect(judge!.agreement!.low).toBeCloseTo(0.7672, 3);
});

test('where nothing was decided nothing is claimed', () => {
  const [judge] = judgeAgreement([row(true, 'pending', 3)]);
  expect(judge).toMatchObject({ judged: 3, decided: 0, agreement: null, kappa: null, precision: null });
});

test('a judge that always says yes has no kappa', () => {
  const [judge] = judgeAgreement([row(true, 'accepted', 8)]);
  expect(judge).toMatchObject({ agreement: { value: 1 }, kappa: null });
});

test('difficulty is measured against the levels of the source', () => {
  const counts = [
    row(true, 'pending', 3, { difficulty: 5, level: 4 }),
    row(true, 'pending', 1, { level: 3 }),
  ];
  expect(judgeAgreement(counts)[0]!.difficultyError).toBe(0.75);
});
