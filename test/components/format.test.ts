import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatExact,
  formatMoney,
  formatNumber,
  formatRelative,
  formatShare,
  formatShort,
} from '#components/layout/format.ts';

test.each([
  [formatNumber, 12408, '12,408'],
  [formatNumber, 0.126, '0.13'],
  [formatExact, 1234567.891, '1,234,567.891'],
  [formatShort, 9999, '9,999'],
  [formatShort, 12408, '12.4K'],
  [formatShort, 2_500_000, '2.5M'],
  [formatMoney, 0, '$0.00'],
  [formatMoney, 12.4, '$12.40'],
  [formatMoney, 0.00312, '$0.0031'],
  [formatMoney, 1204.4, '$1,204'],
  [formatBytes, 999, '999 B'],
  [formatBytes, 4_212_345, '4.2 MB'],
] as const)('%o of %d is %s', (format, value, text) => {
  expect((format as (value: number) => string)(value)).toBe(text);
});

test.each([
  [0, '0 %'],
  [0.437, '44 %'],
  [0.0042, '0.4 %'],
  [0.0004, '< 0.1 %'],
  [0.9985, '99.9 %'],
  [0.9999, '> 99.9 %'],
  [1, '100 %'],
])('a share of %d reads %s: nothing rounds to none or to all', (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test.each([
  [0, '0 s'],
  [59.6, '1 min'],
  [74, '1 min 14 s'],
  [3600, '1 h'],
  [4320, '1 h 12 min'],
  [90_000, '1 d 1 h'],
])('%d seconds last %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

describe('relative times', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  test.each([
    ['2026-03-02T11:59:55Z', 'just now'],
    ['2026-03-02T11:57:00Z', '3 minutes ago'],
    ['2026-03-01T12:00:00Z', 'yesterday'],
    ['2026-03-02T14:00:00Z', 'in 2 hours'],
    ['2024-02-02T14:00:00Z', '2 years ago'],
  ])('%s is %s', (at, text) => {
    expect(formatRelative(new Date(at), now)).toBe(text);
  });
});

test.each([
  [formatCount(1, 'row'), '1 row'],
  [formatCount(12408, 'row'), '12,408 rows'],
  [formatCount(0, 'person', 'people'), '0 people'],
])('a count and its noun: %s', (text, expected) => {
  expect(text).toBe(expected);
});
