import { describe, expect, test } from 'vitest';
import { perturbNumbers as method } from '#lib/domain/generate/methods/perturb-numbers.ts';
import { perturbNumbers } from '#lib/domain/generate/perturb/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { checkPerturbed } from '#test/support/perturb-checker.ts';

type Texts = { problem: string; solution: string; answer: string };

const OPTIONS = { spread: 0.5, tries: 4 };
const draw = (seed: Texts, key = 'a') => perturbNumbers(seed, OPTIONS, seededRandom(key));

function variantsOf(seed: Texts, count: number): Texts[] {
  return Array.from({ length: count }, (_, i) => {
    const variant = draw(seed, `key ${i}`);
    if (!variant.ok) throw new Error(variant.message);
    return variant;
  });
}

const bakery: Texts = {
  problem: 'A baker fills 14 trays with 6 rolls each and then adds 5 loose rolls. How many rolls are there?',
  solution:
    'The trays hold 14*6 = <<14*6=84>>84 rolls.\nWith the loose ones there are 84+5 = <<84+5=89>>89 rolls.',
  answer: '89',
};

const SEEDS: [string, Texts][] = [
  ['a chain of annotated steps', bakery],
  [
    'plain lines in LaTeX with a boxed answer',
    {
      problem:
        'A rope of 90 metres is cut into pieces of 6 metres, and 4 pieces are sold. How many are left?',
      solution:
        'The rope gives $90 / 6 = 15$ pieces.\nAfter the sale $15 - 4 = 11$ remain.\nThe answer is $\\boxed{11}$.',
      answer: '11',
    },
  ],
  [
    'a percent that the steps write as a decimal',
    {
      problem: 'A lamp costs $60 and is sold with a 20% discount. What does it cost now?',
      solution: 'The discount is 60*.2 = $<<60*.2=12>>12.\nNow it costs 60-12 = $<<60-12=48>>48.',
      answer: '48',
    },
  ],
  [
    'numbers in words and in digits',
    {
      problem: 'Four gardeners plant nine trees each. Then eleven trees die. How many trees live?',
      solution: 'They plant 4*9 = <<4*9=36>>36 trees.\nAfter eleven die, 36-11 = <<36-11=25>>25 trees live.',
      answer: '25',
    },
  ],
  [
    'cents and thousands separators',
    {
      problem: 'A club sells 1,200 tickets at $2.50 each and pays $450 for the hall. What is left?',
      solution:
        'It takes in 1200*2.50 = $<<1200*2.50=3000>>3,000.\nIt keeps 3000-450 = $<<3000-450=2550>>2,550.',
      answer: '2550',
    },
  ],
  [
    'a fraction and a restated formula with units',
    {
      problem: 'Ines has 48 cards and gives 3/8 of them away. How many cards does she keep?',
      solution:
        'She gives away 48 cards * 3/8 = <<48*3/8=18>>18 cards.\nSo she keeps 48 cards - 18 cards = <<48-18=30>>30 cards.',
      answer: '30',
    },
  ],
];

describe('a seed that is a chain of calculations', () => {
  test.each(SEEDS)('gives forty variants without a fault from %s', (_, seed) => {
    const variants = variantsOf(seed, 40);
    for (const variant of variants) expect(checkPerturbed(seed, variant)).toEqual([]);
    expect(new Set(variants.map((variant) => variant.problem)).size).toBeGreaterThan(3);
  });

  test('gives the same variant for the same random numbers', () => {
    expect(draw(bakery, 'x')).toEqual(draw(bakery, 'x'));
  });

  test('says which numbers moved and in how many places', () => {
    const variant = draw(bakery);
    if (!variant.ok) throw new Error(variant.message);
    for (const { from, to, places } of variant.changes) {
      expect(variant.problem).toContain(to);
      expect(from).not.toBe(to);
      expect(places).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('what stays', () => {
  test('seven days a week and the word twice keep their numbers', () => {
    const seed = {
      problem:
        'Ola swims 8 laps a day, 7 days a week. Per runs twice as many rounds. How many rounds is that?',
      solution: 'Ola swims 8*7 = <<8*7=56>>56 laps.\nPer runs 56*2 = <<56*2=112>>112 rounds.',
      answer: '112',
    };
    for (const { problem, solution } of variantsOf(seed, 20)) {
      expect(problem).toContain('7 days a week');
      expect(solution).toMatch(/\*7 = .*\n.*\*2 = /);
    }
  });

  test('a two that may mean "half" is not re-drawn', () => {
    const seed = {
      problem:
        'Kim works 2 hours a day for 30 days and gives half of the hours to a friend. How many is that?',
      solution: 'Kim works 30*2 = <<30*2=60>>60 hours.\nHalf of it is 60/2 = <<60/2=30>>30 hours.',
      answer: '30',
    };
    const variant = draw(seed);
    if (variant.ok) expect(variant.problem).toContain('2 hours a day');
  });

  test('room numbers, clock times and ordinals', () => {
    const seed = {
      problem:
        'In Room 12 the 3rd class meets at 9:30. It has 18 chairs and gets 7 more. How many are there?',
      solution: 'There are 18+7 = <<18+7=25>>25 chairs.',
      answer: '25',
    };
    for (const { problem } of variantsOf(seed, 20)) {
      expect(problem).toContain('In Room 12 the 3rd class meets at 9:30.');
    }
  });

  test('"an 8-day trip" keeps a number that is spoken with a vowel', () => {
    const seed = {
      problem: 'On an 8-day trip Mo walks 15 miles a day. How far is that?',
      solution: 'Mo walks 8*15 = <<8*15=120>>120 miles.',
      answer: '120',
    };
    for (const { problem } of variantsOf(seed, 20)) expect(problem).toMatch(/an (?:8|11)-day/);
  });
});

describe('the last line of a GSM8K solution', () => {
  const weeks: Texts = {
    problem:
      'Ben practises twice a day for 4 hours each time on all but 2 days per week. How many hours is that a year?',
    solution:
      'He practises 4*2=<<4*2=8>>8 hours per day\nHe practises 7-2=<<7-2=5>>5 days\nSo he practises 8*5=<<8*5=40>>40 hours per week\nThat means he practises 40*52=$<<40*52=2080>>2080\n#### 2080',
    answer: '2080',
  };

  test('states the new answer, also where the last step writes it with another sign', () => {
    const drawn = Array.from({ length: 40 }, (_, i) => draw(weeks, `week ${i}`)).filter((one) => one.ok);
    expect(drawn.length).toBeGreaterThan(0);
    for (const { solution, answer } of drawn) {
      expect(solution.split('\n').at(-1)).toBe(`#### ${answer}`);
    }
  });

  test('is no step, so a seed gives the same variant with and without it', () => {
    const bare = draw(bakery);
    const marked = draw({ ...bakery, solution: `${bakery.solution}\n#### 89` });
    if (!bare.ok || !marked.ok) throw new Error('no variant');
    expect(marked).toEqual({ ...bare, solution: `${bare.solution}\n#### ${bare.answer}` });
  });
});

describe('a number that may mean two things', () => {
  test('a result equal to a number of the problem moves with it', () => {
    const seed = {
      problem: 'A coach buys 5 nets for 6 dollars each and shoes for 30 dollars. What does all of it cost?',
      solution: 'The nets cost 5*6 = <<5*6=30>>30 dollars.\nAll of it costs 30+30 = <<30+30=60>>60 dollars.',
      answer: '60',
    };
    for (const variant of variantsOf(seed, 20)) expect(checkPerturbed(seed, variant)).toEqual([]);
  });

  test('the parts and the whole of a problem stay a whole and its parts', () => {
    const seed = {
      problem:
        'Of 50 marbles 20 are blue and 30 are red. A blue one costs 2 cents, a red one 3. What is the cost?',
      solution: 'Blue: 20*2 = <<20*2=40>>40.\nRed: 30*3 = <<30*3=90>>90.\nTogether 40+90 = <<40+90=130>>130.',
      answer: '130',
    };
    for (let i = 0; i < 20; i++) {
      const variant = draw(seed, `marbles ${i}`);
      if (!variant.ok) continue;
      const [whole, blue, red] = [...variant.problem.matchAll(/\d+/g)].map(Number);
      expect(whole).toBe(blue! + red!);
    }
  });
});

describe('a refusal names its reason', () => {
  const seed = (solution: string, answer: string): Texts => ({
    problem: 'A man has 12 hens and buys 30 more. How many hens has he?',
    solution,
    answer,
  });
  test.each([
    ['no-steps', seed('He has many hens.', '42')],
    ['step-does-not-recompute', seed('He has 12+30 = <<12+30=43>>43 hens.', '43')],
    ['step-does-not-recompute', seed('He has 12+30 = <<12+30=42>>41 hens.', '41')],
    ['step-does-not-recompute', seed('He buys 30+2 = 12 crates. He has 12+30 = <<12+30=42>>42 hens.', '42')],
    ['unreadable-equation', seed('Let x be the number.\n2x + 4 = 88\nx = 42', '42')],
    ['answer-not-a-result', seed('He has 12+30 = <<12+30=42>>42 hens.', '40')],
    ['unreadable-answer', seed('He has 12+30 = <<12+30=42>>42 hens.', 'forty or so')],
    ['no-number-to-draw', seed('He has 7*6 = <<7*6=42>>42 hens.', '42')],
  ])('%s', (reason, texts) => {
    expect(draw(texts)).toMatchObject({ ok: false, reason });
  });
});

describe('the independent check finds injected faults', () => {
  const good = draw(bakery, 'good');
  if (!good.ok) throw new Error(good.message);
  const kinds = (variant: Texts) => checkPerturbed(bakery, variant).map((violation) => violation.kind);
  const numbers = good.solution.match(/\d+/g)!;

  test('a step that does not recompute', () => {
    const wrong = good.solution.replace(/=(\d+)>>\d+ rolls\.\n/, '=1>>1 rolls.\n');
    expect(kinds({ ...good, solution: wrong })).toContain('step-wrong');
  });
  test('a restated formula that was not rewritten', () => {
    const wrong = good.solution.replace(`${numbers[0]}*`, '14*');
    expect(kinds({ ...good, solution: wrong }).length).toBeGreaterThan(0);
  });
  test('a re-drawn number that survives in the problem', () => {
    const moved = good.changes[0]!;
    const seed = { ...bakery, problem: `${bakery.problem} Remember the ${moved.from}.` };
    const variant = { ...good, problem: `${good.problem} Remember the ${moved.from}.` };
    const found = checkPerturbed(seed, variant).map((violation) => violation.kind);
    expect(found).toContain('number-survives');
  });
  test('words that changed', () => {
    expect(kinds({ ...good, problem: good.problem.replace('rolls', 'buns') })).toContain('words-changed');
  });
  test('the answer of the seed', () => {
    expect(kinds({ ...good, answer: '89' })).toContain('same-answer');
  });
  test('an answer that is not the last result', () => {
    expect(kinds({ ...good, answer: '7' })).toContain('answer-not-last-step');
  });
  test('a fraction in the place of a count, and nothing changed at all', () => {
    const first = good.problem.match(/\d+/)![0];
    expect(kinds({ ...good, problem: good.problem.replace(first, `${first}.5`) })).toContain(
      'became-fraction',
    );
    expect(kinds(bakery)).toEqual(expect.arrayContaining(['number-survives', 'same-answer']));
  });
});

test('the registry entry runs with its default parameters', () => {
  const parent = { ...bakery, subject: null, level: null };
  const outcome = method.run(parent, method.parameters.parse({}), seededRandom('entry'));
  expect(outcome.ok && checkPerturbed(bakery, outcome.draft)).toEqual([]);
});
