import { describe, expect, test } from 'vitest';
import {
  nextAttempt,
  offAfter,
  pauses,
  readRetryAfter,
  reasonToTurnOff,
  restAfter,
} from '#lib/domain/webhooks/schedule.ts';

const now = new Date('2026-11-22T12:00:00Z');
const waitUntil = (at: Date | null) => (at === null ? null : at.getTime() - now.getTime());
const hour = 3_600_000;

describe('the schedule of a message', () => {
  test('begins after seconds, grows, and ends after ten attempts in about three days', () => {
    const waits = pauses.map((_, at) => waitUntil(nextAttempt(at + 1, now, 0.5, null))!);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(waits[0]).toBe(5000);
    expect(nextAttempt(pauses.length + 1, now, 0.5, null)).toBeNull();
    const days = waits.reduce((sum, wait) => sum + wait, 0) / (24 * hour);
    expect(days).toBeGreaterThan(2);
    expect(days).toBeLessThan(4);
  });

  test.each([
    [0, 4000],
    [0.5, 5000],
    [0.999999, 6000],
  ])('is spread by a fifth: at %d the first pause is %d ms', (random, wait) => {
    expect(waitUntil(nextAttempt(1, now, random, null))).toBe(wait);
  });

  test.each([
    ['a longer wait that the receiver asks for is kept', 60_000, 60_000],
    ['a shorter one is not', 1000, 5000],
    ['a day is the most', 400 * hour, 24 * hour],
  ])('%s', (_, asked, wait) => {
    expect(waitUntil(nextAttempt(1, now, 0.5, asked))).toBe(wait);
    expect(waitUntil(restAfter(1, now, 0.5, asked))).toBe(wait);
  });

  test('a webhook rests for five minutes at most', () => {
    expect([1, 2, 3, 7, 500].map((count) => waitUntil(restAfter(count, now, 0.5, null)))).toEqual([
      ...[5000, 10_000, 20_000, 300_000, 300_000],
    ]);
  });
});

describe('a webhook is turned off', () => {
  const failing = (failures: number, hours: number, status: number | null = 500) =>
    reasonToTurnOff({ failures, failingSince: new Date(now.getTime() - hours * hour), status }, now);
  test.each([
    ['many failures within an hour', 1000, 1, false],
    ['few failures over a week', offAfter.failures - 1, 168, false],
    ['many failures over a day', offAfter.failures, 24, true],
  ])('%s', (_, failures, hours, off) => {
    expect(failing(failures, hours) !== null).toBe(off);
  });

  test('at once by a receiver that is gone', () => {
    expect(failing(1, 0, 410)).toContain('410 Gone');
    expect(failing(1, 0, 404)).toBeNull();
  });
});

test.each([
  [undefined, null],
  ['120', 120_000],
  ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
])('Retry-After %j is %s ms', (header, ms) => {
  expect(readRetryAfter(header, now)).toBe(ms);
});
