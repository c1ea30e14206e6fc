import { describe, expect, test } from 'vitest';
import { type CompareOptions, compareAnswers } from '#lib/math/answers/index.ts';

type Pair = readonly [gold: string, pred: string];

function verdicts(
  verdict: 'equal' | 'different' | 'undecided',
  pairs: readonly Pair[],
  options?: CompareOptions,
) {
  test.each(pairs)(`%s and %s are ${verdict}`, (gold, pred) => {
    const outcome = compareAnswers(gold, pred, options);
    expect(outcome, outcome.reason).toMatchObject({ verdict });
    expect(outcome.reason).not.toBe('');
  });
}

describe('numbers', () => {
  verdicts('equal', [
    ['016', '16'],
    ['1/2', '0.5'],
    ['-\\frac{7}{2}', '-3\\frac{1}{2}'],
    ['2 1/4', '\\frac94'],
    ['1{,}250{,}000', '1250000'],
    ['7 500', '7500'],
    ['0.\\overline{27}', '\\frac{3}{11}'],
    ['0.1\\overline{6}', '1/6'],
    ['6.02\\times10^{23}', '6.02e23'],
    ['2^{1000}', '4^{500}'],
    ['\\binom{40}{20}', '\\frac{40!}{20!\\,20!}'],
    ['1101_2', '13'],
    ['3BF_{16}', '959'],
    ['\\lceil 2.1 \\rceil + \\lfloor -0.5 \\rfloor', '2'],
    ['thirty-five', '35'],
    ['x=\\frac{49}{20}=2.45', '2.45'],
  ]);
  verdicts('different', [
    ['\\frac{1}{2004!}', '\\frac{1}{2006!}'],
    ['4', '4\\sqrt2'],
    ['1000', '1001'],
    ['2^{100}', '2^{99}'],
    ['1,234', '1.234'],
    ['10^{30}+\\sqrt2', '10^{30}'],
    ['\\sqrt{2}', '\\sqrt{2+10^{-40}}'],
    ['3BF_{16}', '3BE_{16}'],
    ['1000000!', '999999!'],
    ['1.499', '2^{2008}-2'],
    ['1.499', '10^{400}'],
  ]);
  verdicts('undecided', [
    ['10^{10^{10}}', '10^{10^{10}}+1'],
    ['5', ''],
    ['1', '2^{\\frac{1}{2^{1000}}}'],
    ['\\cos 10^{-200}', '1'],
    ['\\int_0^1 x\\,dx', '\\frac12'],
  ]);
});

describe('percent', () => {
  verdicts('equal', [
    ['24\\%', '0.24'],
    ['24\\%', '\\frac{6}{25}'],
    ['12.5%', '12.5 percent'],
    ['30', 'The share is $\\boxed{30}\\%$.'],
  ]);
  verdicts('different', [
    ['24\\%', '24'],
    ['24', '24\\%'],
  ]);
  verdicts('equal', [['24\\%', '24']], { percent: 'either' });
});

describe('rounded decimals', () => {
  verdicts('equal', [
    ['0.33', '1/3'],
    ['1/3', '0.333333'],
    ['1/3', '0.333...'],
    ['\\sqrt{5}', '2.236'],
    ['3.14', '\\pi'],
    ['0.1', '0.10000000000000001'],
    ['2718.28', '2718.2818'],
  ]);
  verdicts('different', [
    ['1/3', '0.33'],
    ['\\sqrt{5}', '2.24'],
    ['\\sqrt{3}', '1.733'],
    ['\\frac{\\sqrt3}{2}', '0.8660254037844393'],
    ['0.5', '0.48'],
    ['2.5', '2.52'],
    ['\\frac{22}{7}', '\\pi'],
  ]);
  verdicts('equal', [['1/7', '0.143']], { precision: 3 });
  verdicts('different', [['1/7', '0.143']], { precision: 4 });
  verdicts('equal', [['100', '100.4']], { absTol: 0.5 });
  verdicts('equal', [['100', '100.4']], { relTol: 0.01 });
});

describe('surds, powers and functions', () => {
  verdicts('equal', [
    ['\\frac12+\\frac{\\sqrt2}4', '\\frac{2+\\sqrt2}4'],
    ['\\sqrt{7+4\\sqrt3}', '2+\\sqrt3'],
    ['\\frac{6}{\\sqrt3}', '2\\sqrt{3}'],
    ['\\sqrt[3]{-27}', '-3'],
    ['(-8)^{1/3}', '-2'],
    ['\\log_3 81', '4'],
    ['\\sin 75^\\circ', '\\frac{\\sqrt6+\\sqrt2}{4}'],
    ['\\tan^{-1} 1', '\\frac{\\pi}{4}'],
    ['e^{i\\pi}+1', '0'],
    ['\\frac{1}{1-i}', '\\frac{1+i}{2}'],
    ['\\max(3, 5, \\sqrt{26})', '\\sqrt{26}'],
    ['\\begin{vmatrix}2&1\\\\3&4\\end{vmatrix}', '5'],
  ]);
  verdicts('different', [
    ['\\sqrt{3}', '\\sqrt[3]{3}'],
    ['3-2i', '3+2i'],
    ['\\sin 75', '\\sin 75^\\circ'],
  ]);
});

describe('expressions in variables', () => {
  verdicts('equal', [
    ['(x-3)(x+3)', 'x^2-9'],
    ['\\frac{x^2-1}{x-1}', 'x+1'],
    ['\\sin 2x', '2\\sin x\\cos x'],
    ['\\ln(x^2)', '2\\ln x'],
    ['\\sqrt{x}\\sqrt{y}', '\\sqrt{xy}'],
    ['\\sqrt{x^2}', '|x|'],
    ['(n+1)!-n!', 'n\\cdot n!'],
    ['2x3y', '6xy'],
    ['||a||b||', '|ab|'],
    ['x**2 + 2*x', 'x(x+2)'],
    ['v_{0}t', 'tv_0'],
  ]);
  verdicts('different', [
    ['|x|', 'x'],
    ['\\sqrt{x^2}', 'x'],
    ['x^2-9', '(x-3)^2'],
    ['x_1', 'x_2'],
    ['2^{n+1}', '2^n+1'],
    ['(2n)!', '2\\cdot n!'],
    ['a^b', 'b^a'],
    ['\\min(5x/3, z)', '\\min(7x/3, z)'],
    ['\\max(x, y)', '\\max(x, 2y)'],
  ]);
});

describe('lists, tuples and sets', () => {
  verdicts('equal', [
    ['\\sqrt3,\\sqrt2', '\\sqrt2,\\sqrt3'],
    ['\\{1,2,3\\}', '3, 1, 2'],
    ['(1,2),(3,4)', '\\{(3,4),(1,2)\\}'],
    ['5 \\text{ and } 7', '7, 5'],
    ['x = 2 \\text{ or } x = -3', '-3, 2'],
    ['1 \\pm \\sqrt{3}', '1-\\sqrt3, 1+\\sqrt3'],
    ['\\{2 \\pm i, 4\\}', '4, 2+i, 2-i'],
    ['p=5,q=2;p=7,q=3', '(5,2),(7,3)'],
    ['(3,4,5)', '3,4,5'],
    ['\\begin{pmatrix}1\\\\2\\end{pmatrix}', '(1,2)'],
    ['\\{1,2\\}\\cup\\{2,3\\}', '\\{1,2,3\\}'],
    ['\\emptyset', '\\text{no solution}'],
    ['k\\pi, k\\in\\mathbb{Z}', 'n\\pi, n\\in\\mathbb{Z}'],
    ['\\boxed{3} \\text{ and } \\boxed{8}', '8, 3'],
    ['(p,q)=(5,2),(7,3)', 'p=5,q=2;p=7,q=3'],
    [
      '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}\\begin{pmatrix}0&1\\\\1&0\\end{pmatrix}',
      '\\begin{pmatrix}2&1\\\\4&3\\end{pmatrix}',
    ],
    ['2\\begin{pmatrix}1\\\\2\\end{pmatrix} + \\begin{pmatrix}1\\\\0\\end{pmatrix}', '(3,4)'],
  ]);
  verdicts('different', [
    ['n=2,3,4', '1,2,3'],
    ['(1,2)', '(2,1)'],
    ['1,2,3', '1,2,3,4'],
    ['\\{(1,2)\\}', '(2,1)'],
    ['7, 5', '7'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '\\begin{pmatrix}1&3\\\\2&4\\end{pmatrix}'],
  ]);
  verdicts('different', [['1, 2', '2, 1']], { listOrder: 'kept' });
  verdicts('equal', [['100, 0.5', '0.51, 109']], { absTol: [10, 0.02] });
  verdicts('different', [['100, 0.5', '0.7, 109']], { absTol: [10, 0.02] });
});

describe('equations, inequalities and intervals', () => {
  verdicts('equal', [
    ['x = 5', '5'],
    ['5', '5 = x'],
    ['(-\\infty,2]', 'x\\le 2'],
    ['1\\le|z|\\le 4', '[-4,-1]\\cup[1,4]'],
    ['x^2 < 9', '(-3,3)'],
    ['x\\ne 4', '(-\\infty,4)\\cup(4,\\infty)'],
    ['x>1 \\text{ and } x<3', '(1,3)'],
    ['x<-1 \\text{ or } x>3', '(3,\\infty)\\cup(-\\infty,-1)'],
    ['\\{x\\in\\mathbb{R}: x>2\\}', '(2,\\infty)'],
    ['[0,1]\\cup[1,2]', '[0,2]'],
    ['\\mathbb{R}\\setminus\\{2\\}', 'x \\neq 2'],
    ['all real numbers', '(-\\infty, \\infty)'],
    ['-2x > -6', 'x < 3'],
    ['3x+2y=7', '6x+4y=14'],
    ['y=\\frac12x+3', 'x-2y+6=0'],
    ['f(x)=2x+1', 'y = 2x+1'],
    ['\\text{Area} = 12', '12'],
    ['S_1:S_2=4:9', '8:18'],
  ]);
  verdicts('different', [
    ['(-\\infty,2]', 'x<2'],
    ['[0,1)', '(0,1)'],
    ['(3,\\frac{\\pi}{2})', '[3,\\frac{\\pi}{2})'],
    ['(12,5),(40,7)', '[12,5),(40,7)'],
    ['(0,1)\\cup(1,2)', '(0,2)'],
    ['3x+y=1', '1'],
    ['9=4a+b', '4a+b'],
    ['x=3', 'y=3'],
    ['x>5', 'x<5'],
    ['3x+2y=7', '3x+2y=8'],
    ['\\frac{x^2}{4}+\\frac{y^2}{9}=1', '4x^2+9y^2=36'],
  ]);
  verdicts('undecided', [
    ['a+b=5', '5'],
    ['(1,\\infty)', '(1,\\infty]'],
    ['y^2=4x', 'y=2\\sqrt{x}'],
    ['3:30', '1:10'],
  ]);
});

describe('units, times and ratios', () => {
  verdicts('equal', [
    ['5 \\text{ cm}', '5'],
    ['5 \\text{ cm}', '50\\text{ mm}'],
    ['1.5 \\text{ hours}', '90 minutes'],
    ['12\\text{ cm}^2', '12 square centimeters'],
    ['\\$18.90', '18.9 dollars'],
    ['10\\text{ m/s}', '10'],
    ['7', '7s'],
    ['90^\\circ', '\\frac{\\pi}{2}'],
    ['2:3', '4:6'],
    ['12:30 \\text{ p.m.}', '12:30'],
  ]);
  verdicts('different', [
    ['5 \\text{ cm}', '5 \\text{ m}'],
    ['12\\text{ cm}^2', '12\\text{ cm}'],
    ['3:30', '1:12'],
    ['05:00', '205:00'],
    ['3:4', '4:3'],
  ]);
  verdicts('different', [['5 \\text{ cm}', '5']], { units: 'required' });
});

describe('texts and choices', () => {
  verdicts('equal', [
    ['\\text{odd}', 'odd'],
    ['Yes', '\\text{yes}'],
    ['\\text{e}', 'e'],
    ['C', '(C) 12'],
    ['B', 'I think the answer must be B because the others are too small.'],
    ['\\text{(A)}', '\\boxed{A}'],
  ]);
  verdicts('different', [
    ['A', 'B'],
    ['\\text{Monday}', 'Tuesday'],
    ['ABDC', 'ABCD'],
    ['C', '(A) and (C)'],
    ['E', '\\mathrm{E}\\cdot 2'],
  ]);
});

test('malformed LaTeX is read as it was meant', () => {
  const pairs: Pair[] = [
    ['\\frac12', '1/2'],
    ['\\sqrt3', '\\sqrt{3}'],
    ['\\left[0,1\\right)', '[0,1)'],
    ['\\frac{1}{2', '0.5'],
    ['x^{\\left{2+1\\right}}', 'x^3'],
    ['3\\quadx', '3x'],
    ['\\\\frac{3}{4}', '0.75'],
  ];
  for (const [gold, pred] of pairs) expect(compareAnswers(gold, pred).verdict, gold).toBe('equal');
});

test('whole responses are reduced to their final answer', () => {
  const response =
    'We try 3 and 5. Neither works.\n\nFinal Answer: The final answer is $\\frac{9}{4}$. I hope it is correct.';
  expect(compareAnswers('2.25', response, { input: 'response' }).verdict).toBe('equal');
  expect(compareAnswers('5', response, { input: 'response' }).verdict).toBe('different');
});
