import { describe, expect, test } from 'vitest';
import { checkSteps, splitSteps } from '#lib/math/answers/index.ts';

describe('calculator annotations', () => {
  test.each([
    '48/2=24',
    '1/3*100=33.33',
    '20*.01=.2',
    '50*20%=10',
    '12*3=36=36',
    '.5*60=30',
    '560//10=56',
    '100/3=33',
  ])('<<%s>> is right', (inside) => {
    expect(checkSteps(`It is <<${inside}>> in all.`)[0]).toMatchObject({ verdict: 'right', text: inside });
  });

  test.each([
    ['48/2=25', '24'],
    ['1/3*100=33.34', '33.3333'],
    ['20*.01=2', '0.2'],
    ['100/3=34', '33.33'],
  ])('<<%s>> should have been %s', (inside, expected) => {
    expect(checkSteps(`<<${inside}>>`)[0]).toMatchObject({ verdict: 'wrong', expected });
  });

  test('a symbol cannot be recomputed', () => {
    expect(checkSteps('<<2*x=6>>')[0]).toMatchObject({ verdict: 'unchecked' });
  });
});

describe('equations in running text', () => {
  test.each([
    'She has 5 apples + 3 apples = 8 apples.',
    'He pays 3 * $1,250 = $3,750.',
    'That makes 2 x 3 = 6.',
    'It takes 14 hours = 14 * 60 = 840 minutes.',
    'They save 20% of 50 = 10 dollars.',
    'The share is 15/60*100 = 25%.',
    '2 hours = 120 minutes',
    'So 15(2)-4 = 26.',
  ])('%s', (text) => {
    expect(checkSteps(text)).toMatchObject([{ verdict: 'right' }]);
  });

  test('the wrong equation is found in its place', () => {
    const text = 'First 3 + 4 = 7. Then 7 * 2 = 15 apples.';
    const steps = checkSteps(text);
    expect(steps.map((step) => step.verdict)).toEqual(['right', 'wrong']);
    expect(text.slice(steps[1]!.start, steps[1]!.end)).toBe('7 * 2 = 15');
    expect(steps[1]!.expected).toBe('14');
  });

  test('an equation for an unknown is left alone', () => {
    expect(checkSteps('Let 2x + 5 = 15, so x = 5.').filter((step) => step.verdict === 'wrong')).toEqual([]);
  });
});

describe('equations in formulas', () => {
  test.each([
    ['$\\frac{1}{2}+\\frac13 = \\frac56$', 'right'],
    ['$\\sqrt{50} = 5\\sqrt{2} \\approx 7.07$', 'right'],
    ['\\[ 12^2 - 5^2 = 119 \\]', 'right'],
    ['$\\frac{1}{2}+\\frac13 = \\frac25$', 'wrong'],
    ['$x + 1 = 3$', 'unchecked'],
  ])('%s is %s', (text, verdict) => {
    expect(checkSteps(text)).toMatchObject([{ verdict }]);
  });

  test('a line that begins with a sign continues the line before', () => {
    const text = '\\begin{align*} 3 \\cdot 4 &= 12 \\\\ &= 13 \\end{align*}';
    expect(checkSteps(text).map((step) => step.verdict)).toEqual(['right', 'wrong']);
  });
});

describe('splitting into steps', () => {
  test('lines are steps, with their places', () => {
    const text = 'First line.\n\n  Second line. Still second.\n#### 5';
    const steps = splitSteps(text);
    expect(steps.map((step) => step.text)).toEqual(['First line.', 'Second line. Still second.', '#### 5']);
    for (const step of steps) expect(text.slice(step.start, step.end)).toBe(step.text);
  });

  test('a single line is split into sentences', () => {
    expect(splitSteps('It costs 2.50 each. So 4 cost 10.').map((step) => step.text)).toEqual([
      'It costs 2.50 each.',
      'So 4 cost 10.',
    ]);
  });

  test('a displayed formula stays whole', () => {
    const text = 'We have\n\\[\na = b\n\\]\nDone.';
    expect(splitSteps(text).map((step) => step.text)).toEqual(['We have', '\\[\na = b\n\\]', 'Done.']);
  });
});
