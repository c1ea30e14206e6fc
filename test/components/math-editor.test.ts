import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FindingList } from '#components/editor/finding-list.tsx';
import { MathEditor } from '#components/editor/math-editor.tsx';
import { lintMathText, type TextPart } from '#lib/math/text/lint-math-text.ts';

const nothing = () => {};
const editor = (value: string, part: TextPart) =>
  renderToStaticMarkup(createElement(MathEditor, { label: 'Text', part, value, onChange: nothing }));
const findings = (text: string) =>
  renderToStaticMarkup(
    createElement(FindingList, {
      findings: lintMathText(text, 'problem'),
      labelId: 'label',
      onFix: nothing,
      onSelect: nothing,
    }),
  );

test('before the editor has been loaded the text stands in a plain field of the same name, beside its preview', () => {
  const html = editor('Half is $\\frac{1}{2}$', 'problem');
  const id = /<span id="([^"]+)"[^>]*>Text</.exec(html)?.[1];
  expect(html).toContain(`aria-labelledby="${id}"`);
  expect(html).toMatch(/<textarea[^>]*>Half is \$\\frac\{1\}\{2\}\$<\/textarea>/);
  expect(html).toMatch(/data-preview="problem".*class="katex"/);
});

test('an answer is previewed as it reads', () => {
  expect(editor('\\frac{1}{2}', 'answer')).toMatch(/reads.*class="katex"/);
});

test('a formula that does not parse shows its fault at its place in the preview', () => {
  expect(editor('$a + \\oops{b}$', 'solution')).toContain('<mark class="math-fault-mark">\\oops</mark>');
});

test('a finding is named with its weight, and has a button where it can be repaired', () => {
  const html = findings('So $50%$ of $\\oops$');
  expect(html).toContain('aria-label="Error:"');
  expect(html).toContain('Write \\%</button>');
  expect(html.match(/<li /g)).toHaveLength(2);
  expect(html.match(/<button/g)).toHaveLength(3);
});

test('more findings than are listed are counted', () => {
  expect(findings('\\( '.repeat(9))).toContain('and 4 more, marked in the text');
});
