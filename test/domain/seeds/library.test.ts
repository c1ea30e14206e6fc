import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { type LibrarySeed, seedLibrary, seedLibrarySource } from '#lib/domain/seeds/library/index.ts';
import { subjects } from '#lib/domain/seeds/subject.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';
import { answerAgrees } from '#test/support/answer-agreement.ts';
import { isPureChain, numericEqualities, wrongEqualities } from '#test/support/calculation-chain.ts';
import { boxesOf, formulasOf } from '#test/support/formulas.ts';
import { libraryComputations } from './library-computations.ts';

const levels = [1, 2, 3, 4, 5];
const cells = subjects.flatMap((subject) => levels.map((level) => ({ subject, level })));
const seeds = seedLibrary.map((seed) => [seed.id, seed] as const);
const texts = ({ problem, solution }: LibrarySeed): string[] => [problem, solution];

function agrees(id: string, answer: string): boolean {
  try {
    return answerAgrees(answer, libraryComputations[id]!());
  } catch {
    return false;
  }
}

const otherWords = ['even', 'odd', 'Sunday', 'Wednesday', 'sunday', 'Odd'];

/** The answer with one of its numbers made larger or smaller by one, with an end of an interval opened or closed, or with another word. */
function changedAnswers(answer: string): string[] {
  const numbers = [...answer.matchAll(/\d+(?:\.\d+)?/g)].flatMap((match) =>
    [1, -1].map(
      (by) =>
        `${answer.slice(0, match.index)}${Number(match[0]) + by}${answer.slice(match.index + match[0].length)}`,
    ),
  );
  const ends = /[[\]]|\\infty/.test(answer)
    ? [answer.replace('[', '('), answer.replace(']', ')')].filter((changed) => changed !== answer)
    : [];
  const words = answer.startsWith('\\text') ? otherWords.map((word) => `\\text{${word}}`) : [];
  return [...numbers, ...ends, ...words].filter((other) => other !== answer);
}

describe('the seed library', () => {
  test.each(cells)('has three problems of $subject at level $level', ({ subject, level }) => {
    const found = seedLibrary.filter((seed) => seed.subject === subject && seed.level === level);
    const slug = subject.toLowerCase().replaceAll('&', 'and').replaceAll(' ', '-');
    expect(found.map((seed) => seed.id)).toEqual([1, 2, 3].map((k) => `library:${slug}-${level}-${k}`));
  });

  test('has no two problems with the same id or the same text', () => {
    expect(new Set(seedLibrary.map(({ id }) => id)).size).toBe(105);
    const bare = seedLibrary.map(({ problem }) => problem.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' '));
    expect(new Set(bare).size).toBe(105);
  });

  test('has no two problems that differ only in their numbers', () => {
    const skeletons = seedLibrary.map(({ problem }) => problem.replaceAll(/\d+(?:\.\d+)?/g, '#'));
    expect(new Set(skeletons).size).toBe(105);
  });

  test('names its source and its licence', () => {
    expect(seedLibrarySource).toMatchObject({ name: 'Corollary seed library', licence: 'CC-BY-4.0' });
  });

  test('shows a drawing in at least one problem', () => {
    const drawn = seedLibrary.filter(({ problem }) =>
      segmentText(problem).some(({ label }) => label === 'asy'),
    );
    expect(drawn.length).toBeGreaterThanOrEqual(1);
  });
});

describe('each problem of the seed library', () => {
  test.each(seeds)(
    '%s ends with the only box, which holds the answer',
    (_, { problem, solution, answer }) => {
      expect(boxesOf(solution)).toEqual([answer]);
      expect(solution.endsWith(`\\boxed{${answer}}$.`)).toBe(true);
      expect(boxesOf(problem)).toEqual([]);
    },
  );

  test.each(seeds)('%s has formulas that KaTeX can render', (_, seed) => {
    const formulas = [...texts(seed).flatMap(formulasOf), { tex: seed.answer, display: false }];
    for (const { tex, display } of formulas) {
      const render = () =>
        katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: 'ignore' });
      expect(render, tex).not.toThrow();
    }
  });

  test.each(seeds)('%s is split into money and math as a plain scan splits it', (_, seed) => {
    for (const text of texts(seed)) {
      const shown = segmentText(text).filter(({ kind }) => kind.endsWith('math'));
      expect(shown.map(({ source }) => source)).toEqual(formulasOf(text).map(({ tex }) => tex));
    }
  });

  test.each(seeds)('%s has only equalities that hold', (_, seed) => {
    expect(texts(seed).flatMap(wrongEqualities)).toEqual([]);
  });

  test.each(seeds)('%s has the answer that an independent computation finds', (id, { answer }) => {
    const computed = libraryComputations[id]!();
    expect(answerAgrees(answer, computed), `${answer} against ${describeValue(computed)}`).toBe(true);
  });

  test.each(seeds)('%s would not pass with a changed answer', (id, { answer }) => {
    const changed = changedAnswers(answer);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((other) => agrees(id, other))).toEqual([]);
  });
});

describe('the calculation chains of the seed library', () => {
  const chains = seedLibrary.filter(isPureChain);

  test('are at least 35, in every subject', () => {
    expect(chains.length).toBeGreaterThanOrEqual(35);
    expect(new Set(chains.map(({ subject }) => subject)).size).toBe(subjects.length);
  });

  test('use every number of the problem at least once', () => {
    for (const { id, problem, solution } of chains) {
      const used = new Set((solution.match(/\d+(?:\.\d+)?/g) ?? []).map(Number));
      const given = (problem.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
      expect(
        given.filter((value) => !used.has(value) && !problem.includes(`^${value}`)),
        id,
      ).toEqual([]);
    }
  });

  test('show a wrong result in any of their steps', () => {
    for (const { id, solution } of chains) {
      for (const result of solution.matchAll(/(?<= = )\d+(?:\.\d+)?(?=\$)/g)) {
        const after = solution.slice(result.index + result[0].length);
        const changed = `${solution.slice(0, result.index)}${Number(result[0]) + 1}${after}`;
        expect(wrongEqualities(changed), id).toHaveLength(1);
      }
    }
  });

  test('and the other solutions hold over 250 equalities between numbers, which are recomputed', () => {
    expect(seedLibrary.flatMap(texts).flatMap(numericEqualities).length).toBeGreaterThan(250);
  });

  test('speak of money with plain dollar signs at least three times, and with escaped ones too', () => {
    const plain = chains.filter(
      ({ problem }) => /(^|[^\\$])\$\d+(?:\.\d\d)? /.test(problem) && formulasOf(problem).length === 0,
    );
    expect(plain.length).toBeGreaterThanOrEqual(3);
    expect(chains.filter(({ problem }) => problem.includes('\\$')).length).toBeGreaterThanOrEqual(3);
  });
});

function describeValue(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part)) ?? String(value);
}
