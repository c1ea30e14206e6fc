import { describe, expect, test } from 'vitest';
import {
  Derivation,
  deriveProblem,
  type ParentProblem,
  robustnessKinds,
  Variation,
  variationLabel,
} from '#lib/domain/evaluate/robustness/index.ts';
import { countedThings, lastName } from '#lib/domain/evaluate/robustness/names.ts';
import { onNothing, onPerson, onThings } from '#lib/domain/evaluate/robustness/sentences.ts';

const BEADS: ParentProblem = {
  problem: 'Lena has 12 red beads. Her friend Omar gives her 5 marbles. How many things does she have now?',
  solution: 'She has 12 + 5 = <<12+5=17>>17 things.\n#### 17',
  answer: '17',
};

const distractors = Derivation.parse({ kind: 'distractors' });

function formsOf(parent: ParentProblem, derivation: Derivation, seed = '7 a') {
  const derived = deriveProblem(parent, derivation, seed);
  if ('refused' in derived) throw new Error(derived.message);
  return derived.forms;
}

describe('distractors', () => {
  test('stand before the question, one more in each form, and change nothing else', () => {
    const forms = formsOf(BEADS, distractors);
    expect(forms.map(({ variation }) => variationLabel(variation))).toEqual([
      '0 distractors',
      '1 distractor',
      '2 distractors',
      '3 distractors',
      '4 distractors',
      '5 distractors',
    ]);
    for (const [count, { variation, ...form }] of forms.entries()) {
      const added = 'added' in variation ? variation.added : [];
      expect(added).toHaveLength(count);
      const between = added.map((sentence) => `${sentence} `).join('');
      expect(form).toEqual({
        ...BEADS,
        problem: BEADS.problem.replace('How many', `${between}How many`),
      });
      const before = count === 0 ? [] : (forms[count - 1]!.variation as { added: string[] }).added;
      expect(added).toEqual(expect.arrayContaining(before));
    }
  });

  test('are on the person whom the problem names last, and end with that person', () => {
    const [form] = formsOf(BEADS, { kind: 'distractors', from: 4, to: 4 });
    const { added } = form!.variation as { added: string[] };
    expect(added.at(-1)).toContain('Omar');
    expect(added.filter((sentence) => sentence.includes('Omar'))).toHaveLength(2);
    expect(added.filter((sentence) => sentence.includes('marbles'))).toHaveLength(1);
  });

  test('are the same for a seed, and others for another', () => {
    expect(formsOf(BEADS, distractors)).toEqual(formsOf(BEADS, distractors));
    expect(formsOf(BEADS, distractors, '8 a')).not.toEqual(formsOf(BEADS, distractors, '7 a'));
  });

  test.each(Array.from({ length: 40 }, (_, seed) => [seed]))(
    'have numbers of their own (seed %i)',
    (seed) => {
      const { problem, variation } = formsOf(
        BEADS,
        { kind: 'distractors', from: 5, to: 5 },
        String(seed),
      )[0]!;
      const numbers = (problem.match(/\d+/g) ?? []).map(Number);
      expect(new Set(numbers).size).toBe(7);
      expect(numbers).not.toContain(17);
      expect(Variation.parse(variation)).toEqual(variation);
    },
  );

  test.each([
    ['trees', 'An orchard has 40 trees in 5 rows. How many trees are in a row?', /tree in|seats/],
    ['pages', 'Ann reads 12 pages of a book of 300 pages. How many pages are left?', /pages|book/],
    ['numbers', 'What is the sum of the first 9 positive integers?', /favourite number/],
    [
      'steps',
      'Ben climbs 40 stairs a minute. How many does he climb in 3 minutes?',
      /\d stairs|steps|minutes|seconds/,
    ],
  ])('that could bear on a problem on %s are not used', (_, problem, forbidden) => {
    const parent = { problem, solution: null, answer: null };
    for (let seed = 0; seed < 30; seed++) {
      const { variation } = formsOf(parent, { kind: 'distractors', from: 5, to: 5 }, String(seed))[0]!;
      expect((variation as { added: string[] }).added.join(' ')).not.toMatch(forbidden);
    }
  });

  test.each([
    ['one sentence', 'Find $x$ if $x + 2 = 5$.', / Find \$x\$ if \$x \+ 2 = 5\$\.$/],
    [
      'a form of the answer behind it',
      'Lee has 9 kites. How many is a third? Give a whole number.',
      / How many is a third\? Give a whole number\.$/,
    ],
    [
      'a drawing',
      '[asy]draw((0,0)--(1,1));[/asy]\nWhat is the slope?',
      /^\[asy\].*\n.* What is the slope\?$/s,
    ],
  ])('find their place in a problem with %s', (_, problem, expected) => {
    const parent = { problem, solution: null, answer: '3' };
    expect(formsOf(parent, { kind: 'distractors', from: 2, to: 2 })[0]!.problem).toMatch(expected);
  });

  test('a problem without a text is left out', () => {
    const parent = { problem: '', solution: null, answer: '3' };
    expect(deriveProblem(parent, distractors, '1')).toMatchObject({ refused: 'no question' });
  });

  test('every sentence has one number, and names what it is about', () => {
    for (const { text, about, from, to } of [...onPerson, ...onThings, ...onNothing]) {
      expect(text.match(/\{n\}/g)).toHaveLength(1);
      expect(text).toMatch(/^(?:[A-Z]|\{name\}).*[.]$/);
      expect(about).toMatch(/^[a-z]+(?: [a-z]+)*$/);
      expect(to).toBeGreaterThanOrEqual(from + 8);
    }
  });
});

describe('new numbers', () => {
  test('change the problem, its solution and its answer together', () => {
    const forms = formsOf(BEADS, { kind: 'perturbed', copies: 4 });
    expect(forms.length).toBeGreaterThan(1);
    expect(new Set(forms.map(({ problem }) => problem)).size).toBe(forms.length);
    for (const { problem, solution, answer, variation } of forms) {
      const [red, marbles] = (problem.match(/\d+/g) ?? []).map(Number);
      expect(answer).toBe(String(red! + marbles!));
      expect(solution).toContain(`#### ${answer}`);
      expect(variationLabel(variation)).toBe('new numbers');
      expect(Variation.parse(variation)).toEqual(variation);
    }
  });

  test('are the same for a seed', () => {
    const derivation: Derivation = { kind: 'perturbed', copies: 3 };
    expect(formsOf(BEADS, derivation)).toEqual(formsOf(BEADS, derivation));
  });

  test.each([
    ['no solution', { ...BEADS, solution: null }, 'no solution'],
    ['no calculation', { ...BEADS, solution: 'Count them: there are 17.\n#### 17' }, 'no-steps'],
  ])('are refused to a problem with %s', (_, parent, refused) => {
    expect(deriveProblem(parent, { kind: 'perturbed', copies: 1 }, '1')).toMatchObject({ refused });
  });
});

test('a derivation is checked, and kinds are described', () => {
  expect(Derivation.parse({ kind: 'distractors' })).toEqual({ kind: 'distractors', from: 0, to: 5 });
  expect(Derivation.safeParse({ kind: 'distractors', to: 6 }).success).toBe(false);
  expect(Derivation.safeParse({ kind: 'perturbed', copies: 21 }).success).toBe(false);
  expect(robustnessKinds.map(({ id }) => id)).toEqual(['distractors', 'perturbed']);
  expect(variationLabel(null)).toBeNull();
});

test.each([
  ['Marie ordered one meal.', 'Marie'],
  ['On Tuesday The House met Ann and then Bob.', 'Bob'],
  ['Grace is a virtue in May.', null],
])('%s names %s', (text, name) => {
  expect(lastName(text)).toBe(name);
});

test.each([
  ['16 eggs and 4 apples cost 5 dollars for 3 days', ['apples', 'eggs']],
  ['8 rows of seats, 3 glass, 2 times', []],
])('%s counts %s', (text, things) => {
  expect(countedThings(text)).toEqual(things);
});
