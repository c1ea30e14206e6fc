import type { SeedText } from '#test/support/factories.ts';

const sum = (steps: readonly [text: string, value: number][]) =>
  steps.map(([text, value]) => `${text} = ${value}`).join('\n');

function seed(problem: string, ...steps: [text: string, value: number][]): SeedText {
  const answer = String(steps.at(-1)![1]);
  return {
    problem,
    solution: `${sum(steps)}\n#### ${answer}`,
    answer,
    subject: subjectOf(steps),
    level: steps.length,
  };
}

const subjectOf = (steps: readonly unknown[]) => (steps.length === 1 ? 'One step' : 'Two steps');

/** Seeds of the study: sums and differences of small numbers, in one step or two, each in words of its own. */
export const studySeeds: readonly SeedText[] = [
  seed('Tom has 14 apples and buys 13 more. How many apples has he now?', ['14 + 13', 27]),
  seed('Lena read 16 pages on Monday and 19 on Tuesday. How many pages did she read?', ['16 + 19', 35]),
  seed('A pond holds 15 ducks and 12 swans. How many birds are there?', ['15 + 12', 27]),
  seed('Rosa found 13 shells and then 18 more shells. How many shells did she find?', ['13 + 18', 31]),
  seed('A baker made 29 rolls and sold 17 of them. How many rolls are left?', ['29 - 17', 12]),
  seed('Of 31 birds in a tree 14 flew away. How many birds are left?', ['31 - 14', 17]),
  seed('Paul had 33 dollars and spent 18 dollars. How many dollars are left?', ['33 - 18', 15]),
  seed('A book has 35 pages and Ida has read 16 of them. How many pages are left?', ['35 - 16', 19]),
  seed(
    'Mia had 35 stickers. She lost 17 stickers and then found 14. How many stickers has she now?',
    ['35 - 17', 18],
    ['18 + 14', 32],
  ),
  seed(
    'A bus carries 32 people. Then 18 get off and 15 get on. How many people are on the bus?',
    ['32 - 18', 14],
    ['14 + 15', 29],
  ),
  seed(
    'Ben has 16 plums and Eva has 17 plums. They eat 12 plums. How many plums are left?',
    ['16 + 17', 33],
    ['33 - 12', 21],
  ),
  seed(
    'Sam had 34 coins. He lost 15 coins and then lost 11 more. How many coins has he now?',
    ['34 - 15', 19],
    ['19 - 11', 8],
  ),
];
