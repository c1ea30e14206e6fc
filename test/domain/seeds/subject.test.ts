import { describe, expect, test } from 'vitest';
import { parseLevel, parseSubject, subjects } from '#lib/domain/seeds/subject.ts';

describe('a subject', () => {
  test.each([
    ['algebra', 'Algebra'],
    ['counting_and_probability', 'Counting & Probability'],
    ['Counting & Probability', 'Counting & Probability'],
    ['Counting and Probability', 'Counting & Probability'],
    ['geometry', 'Geometry'],
    ['intermediate_algebra', 'Intermediate Algebra'],
    ['Intermediate Algebra', 'Intermediate Algebra'],
    ['number_theory', 'Number Theory'],
    ['number-theory', 'Number Theory'],
    ['prealgebra', 'Prealgebra'],
    ['Pre-Algebra', 'Prealgebra'],
    [' precalculus ', 'Precalculus'],
  ])('spelled %j is %s', (text, subject) => {
    expect(parseSubject(text)).toBe(subject);
  });

  test.each(subjects)('is read back from its own name: %s', (subject) => {
    expect(parseSubject(subject)).toBe(subject);
  });

  test.each(['', '&', 'algebra 2nd', 'topology', 'constructor'])('is not found in %j', (text) => {
    expect(parseSubject(text)).toBeNull();
  });
});

describe('a level', () => {
  test.each([
    ['Level 3', 3],
    ['level 1', 1],
    ['Level5', 5],
    ['3', 3],
    [' 4 ', 4],
    [2, 2],
  ])('written as %j is %i', (value, level) => {
    expect(parseLevel(value)).toBe(level);
  });

  test.each([
    'Level ?',
    'Level 0',
    'Level 6',
    '',
    '3.0',
    '33',
    0,
    6,
    2.5,
    Number.NaN,
    null,
    undefined,
    true,
    [3],
  ])('is not found in %j', (value) => {
    expect(parseLevel(value)).toBeNull();
  });
});
