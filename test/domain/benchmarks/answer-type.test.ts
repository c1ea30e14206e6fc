import { expect, test } from 'vitest';
import { answerType } from '#lib/domain/benchmarks/answer-type.ts';
import { readFormat, writeFormat } from '#lib/domain/benchmarks/file-format.ts';

test.each([
  ['72', 'integer'],
  ['-3', 'integer'],
  ['1,000', 'integer'],
  ['\\$18', 'integer'],
  ['50\\%', 'integer'],
  ['3.50', 'decimal'],
  ['\\frac{3}{4}', 'fraction'],
  ['-\\frac{3}{4}', 'fraction'],
  ['3\\frac12', 'fraction'],
  ['2\\sqrt{3}', 'expression'],
  ['\\frac{\\pi}{2}', 'expression'],
  ['x^2 + 1', 'expression'],
  ['(3, \\frac{\\pi}{2})', 'expression'],
  ['(1, 2]', 'interval'],
  ['(-\\infty, 3)', 'interval'],
  ['\\{1, 2\\}', 'set'],
  ['1, -2', 'set'],
  ['\\text{(B)}', 'choice'],
  ['C', 'choice'],
  ['\\text{Evelyn}', 'text'],
  ['', 'none'],
  [null, 'none'],
])('the answer %s is of the kind %s', (answer, kind) => {
  expect(answerType(answer)).toBe(kind);
});

test.each([
  { format: 'gsm8k', mapping: null },
  { format: 'custom', mapping: { problem: 'question', answer: 'final answer' } },
])('a format is kept in one field: %o', (format) => {
  expect(readFormat(writeFormat(format))).toEqual(format);
});
