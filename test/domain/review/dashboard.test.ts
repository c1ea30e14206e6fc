import { describe, expect, test } from 'vitest';
import { forecast } from '#lib/domain/review/dashboard/forecast.ts';
import { peopleOf, shareOf, slotsOf } from '#lib/domain/review/dashboard/people.ts';
import { periodOf } from '#lib/domain/review/dashboard/period.ts';
import { timeBounds, timeLabels } from '#lib/domain/review/dashboard/time-bars.ts';

describe('a period', () => {
  const now = new Date('2026-03-01T10:25:00Z');

  test('of one day is the 24 hours up to this one', () => {
    const { since, unit, slots } = periodOf(now, 1);
    expect({ since, unit }).toEqual({ since: new Date('2026-02-28T11:00:00Z'), unit: 'hour' });
    expect([slots.length, slots[0], slots.at(-1)]).toEqual([24, '2026-02-28T11:00', '2026-03-01T10:00']);
  });

  test('of several days is these days in UTC, today included', () => {
    const { since, unit, slots } = periodOf(now, 3);
    expect({ since, unit }).toEqual({ since: new Date('2026-02-27T00:00:00Z'), unit: 'day' });
    expect(slots).toEqual(['2026-02-27T00:00', '2026-02-28T00:00', '2026-03-01T00:00']);
  });

  test.each([0, -1, 1.5])('of %s days there is none', (days) => {
    expect(() => periodOf(now, days)).toThrow(RangeError);
  });
});

describe('a forecast', () => {
  test('of equal days is certain', () => {
    expect(forecast(100, [10, 10, 10, 10])).toEqual({ left: 100, perDay: 10, days: 10, low: 10, high: 10 });
  });

  test('of unequal days has the interval of their mean', () => {
    const { days, low, high } = forecast(300, [10, 20, 20, 30]);
    const error = 1.959964 * Math.sqrt(200 / 3 / 4);
    expect(days).toBe(15);
    expect(low).toBeCloseTo(300 / (20 + error), 4);
    expect(high).toBeCloseTo(300 / (20 - error), 4);
  });

  test.each([
    ['nothing is left', 0, [5], { days: 0, low: 0, high: 0 }],
    ['nobody decides', 7, [0, 0], { days: null, low: null, high: null }],
    ['one busy day in a week', 70, [0, 0, 0, 70, 0, 0, 0], { days: 7, high: null }],
  ])('where %s', (_, left, counts, expected) => {
    expect(forecast(left, counts)).toMatchObject(expected);
  });

  test('without a day there is none', () => {
    expect(() => forecast(1, [])).toThrow(RangeError);
  });
});

const act = (what: string, person: string, slot: string | null, decisions: number) => ({
  ...{ what, person, slot, name: person, decisions, judged: decisions, accepted: 1 },
  ...{ timed: decisions, totalMs: decisions * 30_000, times: [20_000, 30_000, 40_000, 50_000] },
});

test('people and hours are summed from what was counted, empty hours included', () => {
  const acts = [
    act('person', 'Ann', null, 3),
    act('person', 'Ben', null, 5),
    act('slot', 'Ann', 'a', 3),
    act('slot', 'Ben', 'a', 1),
    act('slot', 'Ben', 'c', 4),
  ];
  expect(slotsOf(acts, ['a', 'b', 'c'])).toEqual([
    { slot: 'a', decisions: 4, people: 2 },
    { slot: 'b', decisions: 0, people: 0 },
    { slot: 'c', decisions: 4, people: 1 },
  ]);
  const people = peopleOf(acts, ['a', 'b', 'c']);
  expect(people.map((one) => [one.name, one.slots, one.perHour])).toEqual([
    ['Ben', [1, 0, 4], 120],
    ['Ann', [3, 0, 0], 120],
  ]);
  expect(people[0]!.times).toEqual({ count: 5, q1: 20, median: 30, q3: 40, p90: 50 });
  expect(shareOf(0, 0)).toBeNull();
});

test('every bar of the times has a name', () => {
  expect(timeLabels).toHaveLength(timeBounds.length + 1);
  expect(timeLabels.slice(0, 2)).toEqual(['< 2 s', '2–5 s']);
  expect(timeLabels.at(-1)).toBe('≥ 5 min');
});
