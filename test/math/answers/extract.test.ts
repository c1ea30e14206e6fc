import { describe, expect, test } from 'vitest';
import { extractAnswer } from '#lib/math/answers/index.ts';

const flexible: readonly [text: string, answer: string][] = [
  ['6 + 6 = 12 in all.\n#### 12', '12'],
  ['Half of it.\n#### 1,250\n', '1,250'],
  ['So \\boxed{\\frac{1}{2}}.', '\\frac{1}{2}'],
  [
    'First \\boxed{1}. No, that is wrong.\n\nIt is \\boxed{\\{x \\mid x > \\sqrt{2}\\}}.',
    '\\{x \\mid x > \\sqrt{2}\\}',
  ],
  ['Thus $x=\\boxed{3}$ or $x=\\boxed{-3}$.', '3, -3'],
  ['We get $\\boxed{15\\frac{1}{2}},$ or $\\boxed{\\frac{31}{2}}$ inches.', '\\frac{31}{2}'],
  ['\\boxed{\\boxed{7}}', '7'],
  ['\\fbox{8}', '8'],
  ['\\boxed 9', '9'],
  ['\\boxed{\\frac{1}{2}$ and no end', '\\frac{1}{2}'],
  ['The answer is $5\\sqrt{2}$.', '$5\\sqrt{2}$'],
  ['The answer is: 42', '42'],
  ['**Final Answer:** The largest $n$ is 34.', '34'],
  ['Final answer: $x = 2$ and $y = 3$.', '$x = 2$ and $y = 3$'],
  ['Thus it is \\boxed{44}. We check: 17 times 44 leaves 1, so our answer is correct.', '44'],
  ['Hence \\boxed{44}. We may check our answer: $17 \\cdot 44 = 748$.', '44'],
  ['The answer is 12. Since 12 / 3 = 4, the answer is indeed correct!', '12'],
  ['\\boxed{4} is what I got first. The final answer is $5$. I hope it is correct.', '$5$'],
  ['<think>Maybe \\boxed{1}?</think>\nIt is \\boxed{2}.', '2'],
  ['<think>It is \\boxed{1}.</think>', '1'],
  ['We conclude that there are 15 of them.', '15 of them'],
  ['The total cost comes to $1,250.75', '$1,250.75'],
  ['Therefore $x \\ge 5$ is the solution.', '$x \\ge 5$'],
  ['Jane started 3 hours ago.', '3 hours'],
];

describe('flexible extraction', () => {
  test.each(flexible)('%j gives %j', (text, answer) => {
    expect(extractAnswer(text)?.answer).toBe(answer);
  });

  test('the place of the answer can be highlighted', () => {
    const text = 'So the area is $\\boxed{12\\pi}$ square units.';
    const found = extractAnswer(text)!;
    expect(text.slice(found.start, found.end)).toBe('12\\pi');
    expect(found.rule).toBe('boxed');
  });

  test('several boxes are highlighted together', () => {
    const text = 'They are \\boxed{1} and \\boxed{2}.';
    const found = extractAnswer(text)!;
    expect(text.slice(found.start, found.end)).toBe('\\boxed{1} and \\boxed{2}');
  });

  test('boxes that other sentences part are not joined', () => {
    expect(extractAnswer('\\boxed{1} is too small, thus we try \\boxed{2}')?.answer).toBe('2');
  });

  test('a text without words has no answer', () => {
    expect(extractAnswer('')).toBeNull();
    expect(extractAnswer(' \n ')).toBeNull();
  });
});

test('the strict mode takes only what follows "The answer is:"', () => {
  expect(extractAnswer('#### 5\nThe answer is: 5', 'strict')?.answer).toBe('5');
  expect(extractAnswer('The answer is 5', 'strict')).toBeNull();
  expect(extractAnswer('\\boxed{5}', 'strict')).toBeNull();
});

test('the boxed mode takes only boxes', () => {
  expect(extractAnswer('\\boxed{5}\n#### 6', 'boxed')?.answer).toBe('5');
  expect(extractAnswer('#### 6', 'boxed')).toBeNull();
});
