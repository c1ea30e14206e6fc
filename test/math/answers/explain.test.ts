import { describe, expect, test } from 'vitest';
import { compareAnswers, explainComparison } from '#lib/math/answers/index.ts';

describe('algebra proves what numbers only show', () => {
  test.each([
    ['x^2-1', '(x-1)(x+1)'],
    ['\\frac{1}{\\sqrt3-1}', '\\frac{\\sqrt3+1}{2}'],
    ['\\sqrt{12}+\\sqrt{27}', '5\\sqrt3'],
    ['\\frac12+\\frac{\\sqrt2}4', '\\frac{2+\\sqrt2}4'],
    ['\\sqrt{\\frac34}\\pi', '\\frac{\\sqrt3\\pi}{2}'],
    ['\\frac{a}{b}+\\frac{c}{d}', '\\frac{ad+bc}{bd}'],
  ])('%s and %s', (gold, pred) => {
    expect(compareAnswers(gold, pred)).toMatchObject({ verdict: 'equal', stage: 'algebra' });
  });

  test.each([
    ['\\frac{1}{x-x}', '1'],
    ['\\sqrt6', '\\sqrt2+\\sqrt3'],
    ['(x+1)^3', 'x^3+3x^2+3x'],
  ])('not %s and %s', (gold, pred) => {
    expect(compareAnswers(gold, pred).verdict).not.toBe('equal');
  });
});

describe('an explanation', () => {
  const explained = explainComparison('(1, 2, 3)', 'So it is $\\boxed{(1, 2, 4)}$.');

  test('agrees with the comparison, and ends with the stage that settled it', () => {
    const { verdict, stage, reason } = compareAnswers('(1, 2, 3)', '(1, 2, 4)');
    expect(explained).toMatchObject({ verdict, stage, reason });
    expect(explained.stages.at(-1)).toMatchObject({ verdict, stage, reason, part: 'item 3' });
  });

  test('tells which answers were compared, and where they were found', () => {
    expect(explained.gold).toMatchObject({ answer: '(1, 2, 3)', place: null });
    expect(explained.pred).toMatchObject({ answer: '(1, 2, 4)', place: { rule: 'boxed' } });
  });

  test('says nothing twice', () => {
    const lines = explained.stages.map(({ stage, reason, part }) => `${stage} ${reason} ${part}`);
    expect(new Set(lines).size).toBe(lines.length);
  });
});
