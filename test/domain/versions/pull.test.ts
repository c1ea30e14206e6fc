import { describe, expect, test } from 'vitest';
import { readRange } from '#lib/domain/versions/pull/byte-range.ts';
import { answerTo } from '#lib/domain/versions/pull/conditional.ts';

describe('a Range header (RFC 9110, 14.1.2) of 1000 bytes', () => {
  test.each([
    [null, 'whole'],
    ['bytes=0-499', { start: 0, end: 500 }],
    ['bytes=500-999', { start: 500, end: 1000 }],
    ['bytes=0-0', { start: 0, end: 1 }],
    ['bytes=999-', { start: 999, end: 1000 }],
    ['bytes=-1', { start: 999, end: 1000 }],
    ['bytes=-500', { start: 500, end: 1000 }],
    ['bytes=-5000', { start: 0, end: 1000 }],
    ['bytes=0-99999999999999999999999', { start: 0, end: 1000 }],
    ['Bytes= 10-19 ', { start: 10, end: 20 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=1000-1001', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=99999999999999999999999-', 'unsatisfiable'],
    ['bytes=500-499', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=', 'whole'],
    ['bytes=a-b', 'whole'],
    ['bytes=+1-2', 'whole'],
    ['bytes=1.5-2', 'whole'],
    ['rows=0-1', 'whole'],
    ['0-1', 'whole'],
    ['', 'whole'],
  ])('%j asks for %o', (header, wanted) => {
    expect(readRange(header, 1000)).toEqual(wanted);
  });

  test.each([
    ['bytes=0-', 'unsatisfiable'],
    ['bytes=0-0', 'unsatisfiable'],
    ['bytes=-5', 'whole'],
    [null, 'whole'],
  ])('of an empty file %j asks for %s', (header, wanted) => {
    expect(readRange(header, 0)).toBe(wanted);
  });
});

describe('conditions come before ranges (RFC 9110, 13.2.2)', () => {
  const none = { range: null, ifMatch: null, ifNoneMatch: null, ifRange: null };
  const file = { etag: '"abc"', bytes: 10 };
  test.each([
    [{}, { status: 200 }],
    [{ range: 'bytes=2-4' }, { status: 206, start: 2, end: 5 }],
    [{ range: 'bytes=10-' }, { status: 416 }],
    [{ ifNoneMatch: '"abc"' }, { status: 304 }],
    [{ ifNoneMatch: 'W/"abc"' }, { status: 304 }],
    [{ ifNoneMatch: '"x", "abc"' }, { status: 304 }],
    [{ ifNoneMatch: '*' }, { status: 304 }],
    [{ ifNoneMatch: '"x"' }, { status: 200 }],
    [{ ifNoneMatch: 'abc' }, { status: 200 }],
    [{ ifNoneMatch: '"abc"', range: 'bytes=0-1' }, { status: 304 }],
    [{ ifMatch: '"abc"' }, { status: 200 }],
    [{ ifMatch: 'W/"abc"' }, { status: 412 }],
    [{ ifMatch: '"x"' }, { status: 412 }],
    [
      { ifMatch: '*', range: 'bytes=0-1' },
      { status: 206, start: 0, end: 2 },
    ],
    [{ ifMatch: '"x"', ifNoneMatch: '"abc"' }, { status: 412 }],
    [
      { ifRange: '"abc"', range: 'bytes=0-1' },
      { status: 206, start: 0, end: 2 },
    ],
    [{ ifRange: '"x"', range: 'bytes=0-1' }, { status: 200 }],
    [{ ifRange: 'W/"abc"', range: 'bytes=0-1' }, { status: 200 }],
    [{ ifRange: 'Sat, 21 Nov 2026 20:00:00 GMT', range: 'bytes=0-1' }, { status: 200 }],
    [{ ifRange: '"x"', range: 'bytes=50-' }, { status: 200 }],
  ])('%o is answered with %o', (headers, wanted) => {
    expect(answerTo({ ...none, ...headers }, file)).toEqual(wanted);
  });
});
