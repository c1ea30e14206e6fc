import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BenchmarkItem, createBenchmarkIndex } from '#lib/math/overlap/index.ts';

const items: BenchmarkItem[] = [
  {
    id: 'hens',
    problem:
      'Mara keeps 14 hens in a yard behind the mill. Each hen lays 5 eggs a week, and she sells every egg at the ' +
      'Saturday market for 30 cents. How many dollars does she earn in 6 weeks?',
    solution:
      'In a week the hens lay $14 \\cdot 5 = 70$ eggs. In 6 weeks they lay $6 \\cdot 70 = 420$ eggs, which bring ' +
      '$420 \\cdot 30 = 12600$ cents. She earns $\\boxed{126}$ dollars.',
  },
  { id: 'log', problem: 'Evaluate $\\log_2 64$.' },
  { id: 'sum', problem: 'What is the sum of the solutions of $x^2 - 7x + 10 = 0$?' },
  {
    id: 'board',
    problem:
      'Every square of a $9 \\times 9$ board holds a beetle. At a whistle each beetle crawls to a square that shares ' +
      'a side with its own. What is the least number of squares that must now be empty? Express your answer as an integer.',
  },
  {
    id: 'shaded',
    problem: 'Find the area of the shaded region. [asy] fill((0,0)--(4,0)--(4,3)--cycle); [/asy]',
  },
];
const index = createBenchmarkIndex(items);
const problem = (id: string) => items.find((item) => item.id === id)!.problem;
const hits = (text: string) => index.find(text).map(({ id, part, method }) => `${id} ${part} ${method}`);

describe('a whole text', () => {
  test.each(items.map(({ id }) => id))('%s is found as it is', (id) => {
    expect(index.find(problem(id))[0]).toMatchObject({ id, part: 'problem', method: 'exact', score: 1 });
  });

  test.each([
    ['capitals, line breaks and end', 'EVALUATE\n\n$\\log_{2} 64$', 'log'],
    ['size of brackets and spaces', 'What is the sum of the solutions of \\[x^2-7x\\,+\\,10=0\\]', 'sum'],
    ['without its drawing', 'Find the area of the shaded region.', 'shaded'],
  ])('set differently: %s', (_name, text, id) => {
    expect(hits(text)).toContain(`${id} problem exact`);
  });

  test('inside a longer text', () => {
    const text = `Here is one for the way home. ${problem('hens')} Write down all steps.`;
    expect(index.find(text)[0]).toMatchObject({ id: 'hens', method: 'exact', editSimilarity: 1 });
  });

  test('a few common words inside a longer text are no hit', () => {
    expect(
      hits('To find the area of the shaded region we take the square away from the circle, which leaves 4.'),
    ).toEqual([]);
  });

  test('a solution is found too, and is named as one', () => {
    expect(hits(items[0]!.solution!)).toEqual(['hens solution exact']);
  });
});

describe('other numbers', () => {
  test.each([
    ['in a formula', 'Evaluate $\\log_3 81$.', 'log'],
    ['of another length', 'What is the sum of the solutions of $x^2 - 1{,}000x + 2.5 = 0$?', 'sum'],
    ['spelled out', problem('hens').replace('14', 'twenty'), 'hens'],
  ])('%s', (_name, text, id) => {
    expect(hits(text)).toEqual([`${id} problem numbers`]);
  });

  test('with a word changed besides', () => {
    const text = problem('hens').replace('14', '18').replace('30', '45').replace('Mara', 'Ines');
    expect(hits(text)).toEqual(['hens problem numbers']);
  });

  test('the score says how many are the same', () => {
    const [hit] = index.find(problem('hens').replace('14', '18'));
    expect(hit!.editSimilarity).toBeGreaterThan(0.95);
    expect(hit!.score).toBeLessThan(1);
  });
});

describe('reworded', () => {
  test.each(['hens', 'log', 'sum', 'board'])('%s with any one of its words replaced', (id) => {
    const words = problem(id).split(' ');
    const missed = words.flatMap((word, w) => {
      if (!/^[A-Za-z]+$/.test(word)) return [];
      const text = words.map((other, o) => (o === w ? 'quibble' : other)).join(' ');
      return index.find(text).some((hit) => hit.id === id) ? [] : [word];
    });
    expect(missed).toEqual([]);
  });

  test('left out and put in', () => {
    expect(hits('Evaluate carefully $\\log_2 64$.')).toEqual(['log problem words']);
    expect(hits('What is sum of the solutions of $x^2 - 7x + 10 = 0$?')).toEqual(['sum problem words']);
  });

  test('one word in seven', () => {
    const text = problem('hens')
      .replace('yard', 'garden')
      .replace('every egg', 'them all')
      .replace('earn', 'get');
    const [hit] = index.find(text);
    expect(hit).toMatchObject({ id: 'hens', method: 'words' });
    expect(hit!.coverage).toBeGreaterThan(0.7);
    expect(hit!.editSimilarity).toBeGreaterThan(0.8);
  });

  test.each([
    [
      'another problem with the same phrases',
      'What is the sum of the digits of $2^{10}$? Express your answer as an integer.',
    ],
    [
      'another formula in the same words',
      'What is the sum of the roots of $\\sqrt{x+3} - \\frac{5}{x} = y$?',
    ],
    ['nothing in common', 'A train leaves at noon.'],
    ['an empty text', ''],
    ['signs alone', '$+ - =$'],
  ])('%s is no hit', (_name, text) => {
    expect(hits(text)).toEqual([]);
  });
});

describe('what is marked', () => {
  test('is the same on both sides, word for word', () => {
    const text = `Well: ${problem('hens').replace('yard', 'garden')}`;
    const [hit] = index.find(text);
    const marked = (source: string, spans: { start: number; end: number }[]) =>
      spans.map(({ start, end }) => source.slice(start, end));
    expect(marked(text, hit!.textSpans)).toEqual(marked(problem('hens'), hit!.passageSpans));
    expect(marked(text, hit!.textSpans).join('|')).toMatch(/^Mara keeps .* in a\|behind the mill/);
  });

  test('leaves other numbers out', () => {
    const text = 'Evaluate $\\log_2 32$.';
    const [hit] = index.find(text);
    expect(hit!.textSpans.map(({ start, end }) => text.slice(start, end))).toEqual(['Evaluate $\\log_2']);
  });
});

describe('an index', () => {
  test('of nothing finds nothing', () => {
    expect(createBenchmarkIndex([]).find(problem('hens'))).toEqual([]);
  });

  test('tells items with the same text apart', () => {
    const twice = createBenchmarkIndex([items[0]!, { ...items[0]!, id: 'again' }]);
    expect(
      twice
        .find(problem('hens'))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['again', 'hens']);
  });

  test('forgets one text before the next', () => {
    for (const { id } of items) {
      hits(problem(id));
      expect(hits('A train leaves at noon.')).toEqual([]);
      expect(index.find(problem(id))).toEqual(index.find(problem(id)));
    }
  });

  test('a phrase that the background is full of tells nothing', () => {
    const boilerplate = 'Enter the letter of the correct option below and nothing else.';
    const item = { id: 'letter', problem: `Which curve is it? ${boilerplate}` };
    const other = `What is the capital of France? ${boilerplate}`;
    const background = Array.from({ length: 20 }, (_, i) => `Is ${i} a square? ${boilerplate}`);
    expect(createBenchmarkIndex([item]).find(other)).toHaveLength(1);
    expect(createBenchmarkIndex([item], { background }).find(other)).toEqual([]);
  });

  test('any text has spans within itself and scores between 0 and 1', () => {
    const words = items.flatMap((item) => item.problem.split(' '));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (drawn) => {
        const text = drawn.join(' ');
        for (const hit of index.find(text)) {
          expect(hit.score).toBeGreaterThanOrEqual(0);
          expect(hit.score).toBeLessThanOrEqual(1);
          expect(hit.textSpans).toHaveLength(hit.passageSpans.length);
          expect(hit.textSpans.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
        }
      }),
    );
  });

  test('a very long text is searched to its end', () => {
    const text = `${'The quick brown fox rests. '.repeat(20_000)}${problem('hens')}`;
    expect(index.find(text)[0]).toMatchObject({ id: 'hens', method: 'exact' });
  });
});
