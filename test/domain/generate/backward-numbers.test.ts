import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backwardPlaces,
  chooseVariable,
  maskAnyNumber,
  maskableNumbers,
  maskNumber,
} from '#lib/domain/generate/backward/index.ts';
import { compareAnswers } from '#lib/math/answers/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';
import { metaMathTokens } from '#test/support/metamath-token-rule.ts';

const texts = (problem: string) => maskableNumbers(problem).map(({ text }) => text);
/** The problem with its nth maskable number hidden. */
function mask(problem: string, index = 0) {
  return maskNumber(problem, maskableNumbers(problem)[index]!, chooseVariable(problem)!);
}

describe('numbers of prose', () => {
  test.each([
    ['Mia has 12 pens.', 'Mia has $x$ pens.', '12'],
    ['A farm sold 1,250 eggs.', 'A farm sold $x$ eggs.', '1250'],
    ['The rope is 2.5 m long.', 'The rope is $x$ m long.', '2.5'],
    ['He drank 3/4 of it.', 'He drank $x$ of it.', '\\frac{3}{4}'],
    ['It took 2 1/2 hours.', 'It took $x$ hours.', '\\frac{5}{2}'],
    ['He painted 2/3rds of the wall.', 'He painted $x$ of the wall.', '\\frac{2}{3}'],
    ['It costs $45 a day.', 'It costs \\$$x$ a day.', '45'],
    ['It costs $1,200.50 now.', 'It costs \\$$x$ now.', '1200.50'],
    ['It costs \\$30 a day.', 'It costs \\$$x$ a day.', '30'],
    ['He got a 15% discount.', 'He got a $x$% discount.', '15'],
    ['He got 15\\% off.', 'He got $x$\\% off.', '15'],
    ['A 5-gallon bucket.', 'A $x$-gallon bucket.', '5'],
    ['Seven cats sleep.', '$x$ cats sleep.', '7'],
    ['She is twenty-five years old.', 'She is $x$ years old.', '25'],
    ['He saw two hundred and fifty birds.', 'He saw $x$ birds.', '250'],
    ['She bought a dozen eggs.', 'She bought $x$ eggs.', '12'],
    ['She bought half a dozen eggs.', 'She bought $x$ eggs.', '6'],
    ['She bought two dozen eggs.', 'She bought $x$ dozen eggs.', '2'],
    ['Half of the cats sleep.', '$x$ of the cats sleep.', '\\frac{1}{2}'],
    ['He has half as many hats.', 'He has $x$ times as many hats.', '\\frac{1}{2}'],
    ['He ate half the cake.', 'He ate $x$ of the cake.', '\\frac{1}{2}'],
    ['Three quarters of them left.', '$x$ of them left.', '\\frac{3}{4}'],
    ['A third of them left.', '$x$ of them left.', '\\frac{1}{3}'],
    ['It ran for two and a half hours.', 'It ran for $x$ hours.', '\\frac{5}{2}'],
    ['He has twice as many hats.', 'He has $x$ times as many hats.', '2'],
    ['It takes one hour.', 'It takes $x$ hour.', '1'],
    ['The ratio of cats to dogs is 5:7.', 'The ratio of cats to dogs is $x$:7.', '5'],
    ['About 2 million people live there.', 'About $x$ million people live there.', '2'],
    ['It sold 2000 tickets.', 'It sold $x$ tickets.', '2000'],
  ])('%s', (problem, masked, value) => {
    expect(mask(problem)).toMatchObject({ masked, value, variable: 'x' });
  });
});

describe('numbers inside formulas', () => {
  test.each([
    ['Solve $3a + 7 = 0$.', 'Solve $xa + 7 = 0$.', '3'],
    ['Solve $a^2 = b$.', 'Solve $a^x = b$.', '2'],
    ['Solve $a^{12} = b$.', 'Solve $a^{x} = b$.', '12'],
    ['Find $\\frac{3}{a}$.', 'Find $\\frac{x}{a}$.', '3'],
    ['Find $\\frac3a$.', 'Find $\\frac{x}a$.', '3'],
    ['Find $\\sqrt7$.', 'Find $\\sqrt{x}$.', '7'],
    ['Find $\\sqrt{7}$.', 'Find $\\sqrt{x}$.', '7'],
    ['Find $\\sqrt[3]{64}$.', 'Find $\\sqrt[3]{x}$.', '64'],
    ['Find $a\\cdot5$.', 'Find $a\\cdot x$.', '5'],
    ['Find $\\sin 30^\\circ$.', 'Find $\\sin x^\\circ$.', '30'],
    ['Find $\\sin30^\\circ$.', 'Find $\\sin x^\\circ$.', '30'],
    ['Find $\\log_2 a$.', 'Find $\\log_x a$.', '2'],
    ['Find $\\log_5625$.', 'Find $\\log_x625$.', '5'],
    ['Find $4(a+b)$.', 'Find $x\\cdot (a+b)$.', '4'],
    ['Find $4\\left(a+b\\right)$.', 'Find $x\\cdot \\left(a+b\\right)$.', '4'],
    ['Find $\\sum_{k=3}^n k$.', 'Find $\\sum_{k=x}^n k$.', '3'],
    ['Find $\\int_4^n f(t)\\,dt$.', 'Find $\\int_x^n f(t)\\,dt$.', '4'],
    ['The point is $(-6,a)$.', 'The point is $(-x,a)$.', '6'],
    [
      'Let $v = \\begin{pmatrix} 8 \\\\ a \\end{pmatrix}$.',
      'Let $v = \\begin{pmatrix} x \\\\ a \\end{pmatrix}$.',
      '8',
    ],
    ['Find $a \\pmod{11}$.', 'Find $a \\pmod{x}$.', '11'],
    ['Find $a \\bmod 11$.', 'Find $a \\bmod x$.', '11'],
    ['Find $\\binom9a$.', 'Find $\\binom{x}a$.', '9'],
    ['Write $a = 432_b + 21_5$.', 'Write $a = 432_b + 21_x$.', '5'],
    ['It weighs $1{,}200$ grams.', 'It weighs $x$ grams.', '1200'],
    ['It weighs $10,\\!500$ grams.', 'It weighs $x$ grams.', '10500'],
    ['It costs $\\$4.50$ here.', 'It costs $\\$x$ here.', '4.50'],
    ['It grew by $10\\%$.', 'It grew by $x\\%$.', '10'],
    ['It is $2\\frac{1}{2}$ miles.', 'It is $x$ miles.', '\\frac{5}{2}'],
    ['It is $3\\frac13$ miles.', 'It is $x$ miles.', '\\frac{10}{3}'],
    ['It is $\\tfrac{a}{4}$ long.', 'It is $\\tfrac{a}{x}$ long.', '4'],
    ['It has area $9\\text{ cm}^2$.', 'It has area $x\\text{ cm}^2$.', '9'],
    ['\\[ 5a = b \\]Find $a$.', '\\[ xa = b \\]Find $a$.', '5'],
    ['Find the $x$-intercept of $y = 3x + b$.', 'Find the $x$-intercept of $y = kx + b$.', '3'],
    ['The angle is $90^{\\circ}$ wide.', 'The angle is $x^{\\circ}$ wide.', '90'],
    ['Find $7!$.', 'Find $x!$.', '7'],
    ['Find $\\lfloor 3.7 \\rfloor$.', 'Find $\\lfloor x \\rfloor$.', '3.7'],
  ])('%s', (problem, masked, value) => {
    expect(mask(problem)).toMatchObject({ masked, value });
  });
});

describe('a quantity that stands twice', () => {
  test.each([
    ['He has 5 apples and eats 5 apples.', true],
    ['He has 5 apples and eats 5 pears.', false],
    ['Let $a + 5 = b$ and $c^5 = d$.', false],
    ['There are 480 seats; of the 480 many are free.', true],
    ['Given $f(3) = a$, find $f(3) + b$.', true],
    ['Half of the 20% and the other 20%.', true],
  ])('%s: %s', (problem, repeated) => {
    expect(maskableNumbers(problem).some((place) => place.repeated)).toBe(repeated);
  });

  test('is no place for a backward question, and neither is the answer itself', () => {
    const problem =
      'He has 5 apples, eats 5 apples, and buys 8 pears and $\\frac{6}{2}$ figs. How many pears?';
    expect(backwardPlaces(problem, '8').map(({ text }) => text)).toEqual(['6', '2']);
    expect(backwardPlaces(problem, '\\frac{16}{2}').map(({ text }) => text)).toEqual(['6', '2']);
    expect(backwardPlaces(problem, '1').map(({ text }) => text)).toEqual(['8', '6', '2']);
  });
});

describe('the unknown', () => {
  test.each([
    ['Mia has 5 pens.', 'x'],
    ['Solve $x = 5$.', 'k'],
    ['Solve $X = 5$.', 'k'],
    ['Take points x and k at 5.', 'n'],
    ['Let \\[x^2 + k_n = t\\]', 'm'],
    ['What is Mia’s x-ray worth?', 'k'],
  ])('of %s is %s', (problem, variable) => expect(chooseVariable(problem)).toBe(variable));

  test('is refused where the problem uses it, or where it is no letter', () => {
    const problem = 'Solve $x + 5 = 9$.';
    const place = maskableNumbers(problem)[0]!;
    for (const variable of ['x', 'kk', '', '$']) expect(() => maskNumber(problem, place, variable)).toThrow();
    expect(() => maskNumber('Another problem.', place, 'k')).toThrow('does not stand');
  });

  test('keeps the dollars of money apart', () => {
    const problem = 'Ann paid $5 for 3 pens, $7 for a cap and $9 more.';
    for (const [i, place] of maskableNumbers(problem).entries()) {
      const { masked } = mask(problem, i);
      const formulas = segmentText(masked).filter(({ kind }) => kind !== 'text');
      expect(
        formulas.map(({ source }) => source),
        place.text,
      ).toEqual(['x']);
    }
  });
});

describe('a drawn number', () => {
  const problem = 'A train has 12 cars with 40 seats each. After $3$ stops half of the seats are free.';

  test('is the same for the same stream, and reaches every place', () => {
    const drawn = Array.from({ length: 60 }, (_, i) => maskAnyNumber(problem, '7', seededRandom(`${i}`))!);
    expect(maskAnyNumber(problem, '7', seededRandom('4'))).toEqual(drawn[4]);
    expect(new Set(drawn.map(({ value }) => value))).toEqual(new Set(['12', '40', '3', '\\frac{1}{2}']));
  });

  test('is missing where nothing can be hidden', () => {
    expect(maskAnyNumber('Prove it.', '1', seededRandom('a'))).toBeNull();
    expect(maskAnyNumber('Mia has 5 pens.', '5', seededRandom('a'))).toBeNull();
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '$',
      '$$',
      '\\$',
      '\\frac',
      '{',
      '}',
      '^',
      '_',
      '\\sqrt[3]',
      '\\text{',
      '[asy]',
      '[/asy]',
      '\\begin{array}{c}',
    ],
    ...[
      '\\end{array}',
      '(',
      ')',
      ',',
      '.',
      ' ',
      '\n',
      '%',
      '/',
      'half',
      'twice',
      'a dozen',
      'two and a half',
      '\\',
    ],
    ...['\\log_', '\\overline{', '\\left(', '\\ldots', ':', 'in ', '1,200', '3 1/2', 'x', 'th', '\\(', '\\)'],
  ),
  fc.integer({ min: 0, max: 3000 }).map(String),
);

test('a formula nested without end is read as far as it can be', () => {
  const deep = ['\\frac', '{', '2^{', '\\sqrt[', '\\left(', '2^\\frac', '\\begin{array}', '\\text{'];
  for (const part of deep) expect(maskableNumbers(`Find $${part.repeat(5000)}$ and 7.`)).toBeDefined();
  expect(texts(`Find $${'{'.repeat(20)}5${'}'.repeat(20)}$.`)).toEqual(['5']);
});

describe('any text', () => {
  const anyText = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

  test('gives places that are its own, in order, apart, and readable', () => {
    fc.assert(
      fc.property(anyText, (problem) => {
        let last = 0;
        for (const place of maskableNumbers(problem)) {
          expect(place.start).toBeGreaterThanOrEqual(last);
          expect(problem.slice(place.start, place.end)).toBe(place.text);
          expect(compareAnswers(place.value, place.value).verdict).toBe('equal');
          last = place.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('differs from its masked form in the place alone', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (problem, n) => {
        const places = maskableNumbers(problem);
        const variable = chooseVariable(problem);
        const place = places[n % Math.max(1, places.length)];
        if (!place || variable === null) return;
        const { masked } = maskNumber(problem, place, variable);
        expect(masked.startsWith(problem.slice(0, place.start))).toBe(true);
        expect(masked.endsWith(problem.slice(place.end))).toBe(true);
        expect(masked.length).toBeLessThan(problem.length + 24);
      }),
      { numRuns: 1000 },
    );
  });
});

test('the token rule to compare with misses what is glued to a formula', () => {
  const problem = 'Solve $x^2+3x=40$ for 2 unknowns and $5$ more.';
  expect(metaMathTokens(problem, { words: false })).toBe(2);
  expect(texts(problem)).toEqual(['2', '3', '40', '2', '5']);
});
