import { describe, expect, test } from 'vitest';
import { findNumbers, maskableNumbers } from '#lib/domain/generate/backward/index.ts';

const texts = (problem: string) => maskableNumbers(problem).map(({ text }) => text);
const keptFor = (problem: string) =>
  Object.fromEntries(findNumbers(problem).flatMap(({ text, kept }) => (kept ? [[text, kept]] : [])));

describe('what is never masked', () => {
  test.each([
    ['Area in cm^2.', '2', 'unit-exponent'],
    ['It is 9 cm$^2$ wide.', '2', 'unit-exponent'],
    ['It is $9 cm^2$ wide.', '2', 'unit-exponent'],
    ['It is $9\\text{ cm}^2$ wide.', '2', 'unit-exponent'],
    ['It falls at $9\\text{ m}/\\text{s}^{2}$.', '2', 'unit-exponent'],
    ['It is $5\\,\\mathrm{m}^3$ big.', '3', 'unit-exponent'],
    ['The vector lies in $\\mathbb{R}^3$.', '3', 'unit-exponent'],
    ['Let $x_1$ be real.', '1', 'index'],
    ['Let $a_{10}$ be real.', '10', 'index'],
    ['Let $\\theta_{2}$ be real.', '2', 'index'],
    ['Solve:\n(1) all of it', '1', 'label'],
    ['Solve:\n1. all of it', '1', 'label'],
    ['Solve:\n2) all of it', '2', 'label'],
    ['By Step 2 it follows.', '2', 'label'],
    ['As Problem 5 shows, it holds.', '5', 'label'],
    ['As in Figure $3$, it holds.', '3', 'label'],
    ['By part $(2)$ it holds.', '2', 'label'],
    ['In chapter seven it says so.', 'seven', 'label'],
    ['The 3rd term is odd.', '3', 'ordinal'],
    ['The $15^{\\text{th}}$ term is odd.', '15', 'ordinal'],
    ['The $15$th term is odd.', '15', 'ordinal'],
    ['The $2^{nd}$ term is odd.', '2', 'ordinal'],
    ['He was born in 1987.', '1987', 'date'],
    ['It was March 5 then.', '5', 'date'],
    ['It is 5 pm now.', '5', 'date'],
    ['He came at 7:45 and left.', '45', 'date'],
    ['Since $2004$ it stands.', '2004', 'date'],
    ['Find $\\sqrt[3]{a}$.', '3', 'root'],
    ['Find $f^{-1}(a)$.', '1', 'inverse'],
    ['Find $\\mathbf{A}^{-1}$.', '1', 'inverse'],
    ['Find $0.\\overline{36}$.', '36', 'numeral'],
    ['Find the digit $A$ in $5A7$.', '5', 'numeral'],
    ['Write $432_b$ in base ten.', '432', 'numeral'],
    ['Add $1 + 2 + 3 + \\cdots + n$.', '2', 'pattern'],
    ['The tiles are numbered 1, 2, 3,..., n.', '2', 'pattern'],
    ['Find $5^2$. Round to the nearest $10$.', '10', 'answer-form'],
    ['Find $a$. Express your answer in base $7$.', '7', 'answer-form'],
    ['Write $a$ in the form $b + c\\sqrt{3}$.', '3', 'answer-form'],
    ['Find $a$.\n(A) 4 (B) b (C) c', '4', 'choice'],
    ['Find $n$. (Recall that a day has 24 hours.)', '24', 'aside'],
    ['Find $a$. For example, $f(8)$ is even.', '8', 'aside'],
    ['Take one of the apples.', 'one', 'no-quantity'],
    ['Add the two numbers.', 'two', 'no-quantity'],
    ['A one-to-one map.', 'one', 'no-quantity'],
    ['He broke it in half.', 'half', 'no-quantity'],
    ['Add $3 4$.', '3', 'adjacent'],
  ])('%s keeps %s', (problem, number, reason) => {
    expect(texts(problem)).not.toContain(number);
    expect(keptFor(problem)[number]).toBe(reason);
  });

  test.each([
    'Drawn here: [asy] draw((0,0)--(3,4)); label("$5$",(1,2)); [/asy] What is it?',
    'Take \\begin{array}{c@{\\hspace{3pt}}r} a & b \\\\[3pt] c & d \\end{array}.',
    'Take $a\\hspace{3pt}b \\kern2pt c$.',
    'Take $\\text{5 apples}$.',
    '```\nprint(42)\n```\nWhat does it print?',
    'Take $\\phantom{00} a \\tag{1}$.',
    'Read the table:\n\\begin{tabular}{|c|c|} $x$ & 1 \\\\ \\hline $y$ & 2 \\end{tabular}',
  ])('no number of %j', (problem) => {
    expect(texts(problem)).toEqual([]);
  });
});
