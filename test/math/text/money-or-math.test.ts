import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentText } from '#lib/math/text/money-or-math.ts';

const mathOf = (text: string) =>
  segmentText(text)
    .filter((segment) => segment.kind !== 'text')
    .map(({ kind, source }) => `${kind}:${source}`);

const shownText = (text: string) =>
  segmentText(text)
    .map((segment) => (segment.kind === 'text' ? segment.source : `<${segment.source}>`))
    .join('');

describe('money is not math', () => {
  test.each([
    'A pen costs $5.',
    'The car was sold for $1,234.50 in May.',
    'She has $5 and $10 in her purse.',
    'Tickets are $5-$10 each.',
    'He pays $5/$10 a day.',
    'It costs $.50, then $.75.',
    'Weng earns 12/60 = $0.2 per minute. Working 50 minutes, she earned 0.2 x 50 = $10.',
    'They paid $ 4 each and $ 5 for the drinks.',
    'The price was 6$ for breakfast and 8$ for lunch.',
    'Monday: 6$\nTuesday:6(2)=12$\nWednesday:2(6+12)=36$\nTotal:54$',
    '10000/2=5000$\n10000-5000=50$',
    'He makes $1-$.44=$.56 in change.',
    'The total is $6 + $8 + $ 9 = $33.',
    '$36 - $20 = $16\n\nSo she needs $16 more.',
    'A fee of 30*5 = $<<30*5=150.00>>150.00 and 4*15 = $$<<4*15=60.00>>60.00',
    'Dr. Jones pays $6000 / 4 =$ 1500 for his errands.',
    'The books cost 4*20 = $80$.\nShe bought more.',
    'It costs $100, $200, $300, or $400.',
    'US$5 and A$7, then $3 more.',
    'What is left of the $?',
  ])('%s', (text) => {
    expect(mathOf(text)).toEqual([]);
    expect(shownText(text)).toBe(text);
  });
});

describe('math is math', () => {
  test.each<[string, string[]]>([
    ['What is $x$?', ['inline-math:x']],
    ['The sum is $20$.', ['inline-math:20']],
    ['Evaluate $1+2+3$ and $5!$.', ['inline-math:1+2+3', 'inline-math:5!']],
    ['for $n = 0,$ 1, 2, $\\ldots$', ['inline-math:n = 0,', 'inline-math:\\ldots']],
    ['$a$, $b$, $c$ and $d$', ['inline-math:a', 'inline-math:b', 'inline-math:c', 'inline-math:d']],
    ['$$x^2$$ and\n$$\ny = 2\n$$and so on', ['display-math:x^2', 'display-math:\ny = 2\n']],
    ['$x$$y$', ['inline-math:x', 'inline-math:y']],
    ['a \\(x+1\\) b \\[y\\] c', ['inline-math:x+1', 'display-math:y']],
    ['rises by $ 100\\% $. Then', ['inline-math: 100\\% ']],
    ['$\\text{if $x$ is even}$ holds', ['inline-math:\\text{if $x$ is even}']],
    ['a decimal $0.abcd,$ where', ['inline-math:0.abcd,']],
    ['$x$ is one; the cost, \\$5, and \\$6, $y$', ['inline-math:x', 'inline-math:y']],
    [
      'Then\n\\begin{align*}\nx &= \\$1 \\\\[2pt]\ny &= 2\n\\end{align*}\nholds',
      ['display-math:\\begin{align*}\nx &= \\$1 \\\\[2pt]\ny &= 2\n\\end{align*}'],
    ],
    [
      '$\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}$ is a vector',
      ['inline-math:\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}'],
    ],
    [
      '\\begin{tabular}{c}\n$x$ & $y$\n\\end{tabular}',
      ['display-math:\\begin{tabular}{c}\n$x$ & $y$\n\\end{tabular}'],
    ],
    ['So she needs \\boxed{16} dollars.', ['inline-math:\\boxed{16}']],
  ])('%s', (text, expected) => {
    expect(mathOf(text)).toEqual(expected);
  });
});

describe('money and math in one text', () => {
  test.each<[string, string[]]>([
    ['It costs $3 per pound and $x$ pounds are sold.', ['inline-math:x']],
    ['He pays $\\$5 \\times 3$ in all.', ['inline-math:\\$5 \\times 3']],
    ['He earns $\\$$60 and spends $\\$$30 a day.', ['inline-math:\\$', 'inline-math:\\$']],
    ['The fee is \\$4.50 for $n$ items.', ['inline-math:n']],
    ['Each is $3. Then $3 * 12 = 36$ in all, and $20 stay.', ['inline-math:3 * 12 = 36']],
    ['win either $2 or $5, so $E[X] = 3.8n$ follows', ['inline-math:E[X] = 3.8n']],
    ['it costs $250. \nSo it is $250 * 70 / 100 = 175$.\nFine', ['inline-math:250 * 70 / 100 = 175']],
  ])('%s', (text, expected) => {
    expect(mathOf(text)).toEqual(expected);
  });

  test('an escaped dollar is shown as a dollar', () => {
    expect(shownText('costs \\$4.50 or 50\\% of $x$')).toBe('costs $4.50 or 50% of <x>');
  });
});

describe('code', () => {
  test('a drawing keeps its dollars to itself', () => {
    const [text, drawing, rest] = segmentText('See\n[asy]\nlabel("$A$", (0,0));\n[/asy]\nand $x$.');
    expect(text?.source).toBe('See\n');
    expect(drawing).toMatchObject({ kind: 'code', label: 'asy', source: '\nlabel("$A$", (0,0));\n' });
    expect(rest?.source).toBe('\nand ');
  });

  test('fenced code is code without a label', () => {
    expect(segmentText('Run\n```python\nprint("$x$")\n```\nnow')[1]).toEqual({
      kind: 'code',
      source: 'print("$x$")',
      start: 4,
      end: 30,
      innerStart: 14,
    });
  });

  test.each(['[asy] never closed $x$', '```\nnever closed $x$'])('unclosed: %s', (text) => {
    expect(mathOf(text)).toEqual(['inline-math:x']);
  });
});

describe('what has no partner swallows nothing', () => {
  test.each<[string, string[]]>([
    ['A lonely $ sign.\n\nThen $x$ follows.', ['inline-math:x']],
    ['Open $x + 1\n\nand nothing closes it', []],
    ['Open \\[ x and \\[y\\] closes', ['display-math:y']],
    ['Open \\( x and nothing', []],
    ['\\begin{align*} x without an end, $y$', ['inline-math:y']],
    ['\\end{align*} alone', []],
    ['\\boxed{ 5 without an end\n\nand $y$', ['inline-math:y']],
    ['$$ alone', []],
    ['$', []],
    ['\\', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(mathOf(text)).toEqual(expected);
  });
});

const pieces = fc.constantFrom(
  ...'$ $$ \\$ \\( \\) \\[ \\] { } \\boxed{ \\text{ [asy] [/asy] ``` \\begin{align} \\end{align} x 5 .'.split(
    ' ',
  ),
  '\n',
  '\n\n',
  ' ',
  ' and ',
  '\\',
);

test('the segments of any text cover it without gap or overlap', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 60 }).map((p) => p.join('')),
      ),
      (text) => {
        const segments = segmentText(text);
        expect(segments.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { kind, source, innerStart, start, end } of segments) {
          expect(start).toBeLessThan(end);
          if (kind !== 'text') expect(text.slice(innerStart, innerStart + source.length)).toBe(source);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test.each<[string, (n: number) => string]>([
  ['dollars', (n) => '$'.repeat(n)],
  ['money', (n) => '$5 and '.repeat(n)],
  ['openers', (n) => '\\[ \\( '.repeat(n)],
  ['braces', (n) => '${'.repeat(n)],
  ['nested text', (n) => `${'$\\text{'.repeat(n)}${'}$'.repeat(n)}`],
  ['environments', (n) => '\\begin{align}$'.repeat(n)],
  ['drawings', (n) => '[asy]$```\n'.repeat(n)],
  ['spaces', (n) => `$${' '.repeat(n)}x`],
  ['line breaks', (n) => `$x${'\n'.repeat(n)}$ y$`],
  ['boxes', (n) => '\\boxed{'.repeat(n) + '}'.repeat(n)],
  ['letters', (n) => `$${'word '.repeat(n)}$`],
])('200,000 %s are read to the end, where a quadratic reader would run into the time limit', (_, make) => {
  const text = make(200_000);
  const read = segmentText(text).map(({ start, end }) => text.slice(start, end));
  expect(read.join('') === text).toBe(true);
});
