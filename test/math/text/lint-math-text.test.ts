import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  lintMathText,
  type MathFindingKind,
  type TextPart,
} from '#lib/math/text/lint-math-text.ts';
import { processorTime } from '#test/support/processor-time.ts';

/** The findings as `kind: the marked stretch`. */
const marks = (text: string, part: TextPart) =>
  lintMathText(text, part).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('texts that are as they should be', () => {
  test.each<[TextPart, string]>([
    ['problem', 'If $x^2 = 4$ and a pen costs $5, what is \\(x\\)?'],
    ['problem', 'US$5 and A$7, then $3M more, or 6$ for breakfast.'],
    ['problem', 'A set $\\{1, 2\\}$ and $[0, 1)$ and $\\text{if $x$ is even}$, 50% of it.'],
    ['problem', '[asy]\ndraw((0,0)--(1,1)); label("$x", (0,0)); {\n[/asy]'],
    ['solution', 'So $\\left( \\frac{1}{2} \\right)^2$ is $\\boxed{\\frac{1}{4}}$.'],
    ['solution', '48 / 2 = <<48/2=24>>24\nHe pays $<<2*2=4>>4.\n#### 24'],
    ['solution', 'We add them. The answer is: 72'],
    [
      'solution',
      'Then $50\\%$ of them\n\\begin{align*} x &= 1 \\\\[2pt] y &= 2 \\end{align*} so \\boxed{2}.',
    ],
    ['answer', '\\frac{1}{2}'],
    ['answer', '72'],
    ['answer', '$5'],
    ['solution', ''],
  ])('%s: %s', (part, text) => {
    expect(marks(text, part)).toEqual([]);
  });
});

describe('each finding stands at its place', () => {
  test.each<[TextPart, string, string[]]>([
    ['problem', 'What is $x?', ['unpaired-dollar: $']],
    ['problem', 'Solve \\( x + 1 = 2.', ['unpaired-delimiter: \\(']],
    ['problem', 'Solve\n\\begin{align} x', ['unpaired-delimiter: \\begin{align}']],
    ['problem', '$\\begin{pmatrix}1\\end{matrix}$', ['unpaired-delimiter: \\end']],
    ['problem', 'Solve $2x + 3 = 7.', ['math-as-money: $']],
    ['problem', 'It is 4*20 = $80$.', ['math-as-money: $80$']],
    ['problem', 'Pay $ten dollars$ now', ['money-as-math: $ten dollars$']],
    ['problem', 'Half: $\\frac{1}{2$ of it', ['unbalanced-brace: {']],
    ['problem', '\\(x}\\)', ['unbalanced-brace: }']],
    ['problem', '$\\left( x + 1)$', ['unbalanced-left-right: \\left']],
    ['problem', '$(x \\right) + 1$', ['unbalanced-left-right: \\right']],
    ['problem', '$a + \\oops{b}$', ['unreadable-formula: \\oops']],
    ['problem', 'So $50%$ of', ['hidden-by-comment: %']],
    ['problem', '$\\text{so x = 5}$', ['swallowing-text: \\text{so x = 5}']],
    ['problem', '$x \\text{ is odd. Then y is even}$', ['swallowing-text: \\text{ is odd. Then y is even}']],
    ['problem', 'It is $\\boxed{3}$.', ['misplaced-box: \\boxed{3}']],
    ['answer', '\\boxed{3}', ['misplaced-box: \\boxed{3}']],
    ['answer', '\\frac{1}{2', ['unbalanced-brace: {']],
    ['solution', 'So the total is 72.', ['missing-box: 72']],
    ['solution', '$\\boxed{3}$, then $\\boxed{4}$', ['second-box: \\boxed{3}']],
    ['solution', 'So $\\boxed{ }$', ['empty-box: \\boxed{ }']],
    ['solution', '$\\boxed{5$', ['unbalanced-brace: {']],
  ])('%s: %s', (part, text, expected) => {
    expect(marks(text, part)).toEqual(expected);
  });
});

describe('a fix leaves nothing of its finding', () => {
  test.each<[TextPart, MathFindingKind, string, string]>([
    ['problem', 'unpaired-dollar', 'What is left of the $?', 'What is left of the \\$?'],
    ['problem', 'money-as-math', 'Pay $ten dollars$ now', 'Pay \\$ten dollars\\$ now'],
    ['problem', 'unbalanced-brace', 'Half: $\\frac{1}{2$ of it', 'Half: $\\frac{1}{2}$ of it'],
    ['problem', 'unbalanced-brace', '\\(x^{2 \\)', '\\(x^{2} \\)'],
    ['problem', 'unbalanced-brace', '\\(x}\\)', '\\(x\\)'],
    ['problem', 'unbalanced-left-right', '$\\left( x + 1)$', '$( x + 1)$'],
    ['problem', 'hidden-by-comment', 'So $50%$ of', 'So $50\\%$ of'],
    ['problem', 'swallowing-text', '$\\text{It is odd. Then we stop.}$', 'It is odd. Then we stop.'],
    ['answer', 'misplaced-box', '\\boxed{3}', '3'],
    ['solution', 'missing-box', 'So the total is 72.', 'So the total is $\\boxed{72}$.'],
    ['solution', 'missing-box', 'So the total is $72$.', 'So the total is $\\boxed{72}$.'],
    ['solution', 'second-box', '$\\boxed{3}$, then $\\boxed{4}$', '$3$, then $\\boxed{4}$'],
  ])('%s, %s: %s', (part, kind, text, expected) => {
    const finding = lintMathText(text, part).find((one) => one.kind === kind)!;
    const fixed = applyChanges(text, finding.fix!.changes);
    expect(fixed).toBe(expected);
    expect(marks(fixed, part)).toEqual([]);
  });

  test.each<[TextPart, string]>([
    ['solution', '$\\boxed{1}$ and $\\boxed{2}$'],
    ['problem', '$\\left( \\frac{1}{2 \\oops'],
    ['problem', 'Solve $2x + 3 = 7.'],
  ])('none is offered where it would guess: %s: %s', (part, text) => {
    const findings = lintMathText(text, part);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ kind, fix }) => (kind === 'unpaired-dollar' ? null : fix))).toEqual(
      findings.map(() => null),
    );
  });
});

const PIECES = [
  '$',
  '{',
  '}',
  '\\left(',
  '\\right)',
  '\\text{',
  '\\boxed{',
  '%',
  '\n\n',
  '\\(',
  '\\)',
  'x ',
  '5',
  ' and ',
  '\\begin{cases}',
  '\\end{cases}',
  '\\',
  'Then. So',
];

test('whatever is written, every finding lies within the text and every fix applies', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom<TextPart>('problem', 'solution', 'answer'), (written, part) => {
      for (const { start, end, fix } of lintMathText(written, part)) {
        expect(start >= 0 && start <= end && end <= written.length).toBe(true);
        let at = 0;
        for (const change of fix?.changes ?? []) {
          expect(change.start >= at && change.end >= change.start && change.end <= written.length).toBe(true);
          at = change.end;
        }
      }
    }),
    { numRuns: 400 },
  );
});

/** Processor time of this thread for one text, the least of three runs, in milliseconds. */
function leastTime(text: string): number {
  const times = [1, 2, 3].map(() => {
    const before = processorTime();
    lintMathText(text, 'solution');
    return processorTime() - before;
  });
  return Math.min(...times);
}

describe('time grows with the length, not with its square', () => {
  test.each<[string, string]>([
    ['lone dollars', 'a $x '],
    ['open braces', '{ $ '],
    ['open braces, then closing \\right', '\\(\\left{\\right '],
    ['boxes', '$\\boxed{1}$ then '],
    ['open boxes', '\\boxed{ '],
    ['words in formulas', '$\\text{a = b}$ '],
    ['brackets without partner', '\\( '],
  ])('%s', (_, unit) => {
    // By its square ten times the length would take a hundred times as long; a busy machine no more than doubles a time.
    const [short, long] = [600, 6000].map((count) => leastTime(unit.repeat(count)));
    expect(long).toBeLessThan(Math.max(50, short! * 30));
  });
});
