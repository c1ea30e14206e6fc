import { seededRandom } from '#lib/math/random.ts';
import { splitSentences } from '../../generate/backward/sentences.ts';
import { countedThings, lastName } from './names.ts';
import { type Distractor, onNothing, onPerson, onThings } from './sentences.ts';
import type { Derived, ParentProblem } from './variation.ts';

/** As many as the paper's table goes (Skywork-Math, arXiv 2407.08348, table 7). */
export const MOST_DISTRACTORS = 5;

/**
 * A problem with 0 to 5 irrelevant sentences before its question, in the manner of CMATH (Wei et al. 2023, arXiv
 * 2306.16636): each sounds true, has a number and does not bear on what is asked, so that the answer stays. Each form has
 * the sentences of the smaller ones and one more. Sentences are ours, on a person or thing of the problem where it names
 * one, and none shares its subject with the problem. The same seed gives the same sentences.
 *
 * @param counts how many sentences each form has, 0 to 5; 0 is the problem as it is
 */
export function withDistractors(parent: ParentProblem, counts: readonly number[], seed: string): Derived {
  const place = questionStart(parent.problem);
  if (place === null) return { refused: 'no question', message: 'The problem has no sentence that asks.' };
  const most = Math.max(...counts);
  const chosen = choose(parent, most, seededRandom(seed));
  if (chosen.length < most)
    return { refused: 'too few sentences', message: 'Too many sentences would bear on the problem.' };
  const forms = counts.map((count) => {
    const added = chosen.slice(0, count).toSorted((one, other) => one.place - other.place);
    const sentences = added.map(({ sentence }) => sentence);
    const problem = insert(parent.problem, place, sentences);
    return {
      ...{ problem, solution: parent.solution, answer: parent.answer },
      variation: { kind: 'distractors' as const, distractors: count, added: sentences },
    };
  });
  return { forms };
}

/** Where the sentences that ask begin, white space left behind; of the last sentence where none asks. */
function questionStart(problem: string): number | null {
  const sentences = splitSentences(problem).filter(({ text }) => text.trim() !== '');
  const last = sentences.findLastIndex(({ kind }) => kind === 'question');
  let at = last < 0 ? sentences.length - 1 : last;
  while (at > 0 && sentences[at]!.kind === 'question' && sentences[at - 1]!.kind === 'question') at--;
  const found = sentences[at];
  return found ? found.start + found.text.length - found.text.trimStart().length : null;
}

type Chosen = { sentence: string; place: number };

/** In the order in which they are added: two on a person and one on things where there are some, then the others. */
function choose({ problem, answer }: ParentProblem, most: number, random: () => number): Chosen[] {
  const name = lastName(problem);
  const things = countedThings(problem)[0] ?? null;
  const fitting = (pool: readonly Distractor[]) =>
    shuffled(pool, random).filter((one) => isBeside(one, problem));
  const people = name === null ? [] : fitting(onPerson);
  const pools = [
    ...people.slice(0, 2).map((one) => ({ one, place: 2 })),
    ...(things === null ? [] : fitting(onThings).slice(0, 1)).map((one) => ({ one, place: 1 })),
    ...fitting(onNothing).map((one) => ({ one, place: 0 })),
    ...people.slice(2).map((one) => ({ one, place: 2 })),
  ];
  const used = new Set([...numbersOf(problem), ...numbersOf(answer ?? '')]);
  return pools.slice(0, most).map(({ one, place }) => {
    const text = one.text.replace('{name}', name ?? '').replace('{things}', things ?? '');
    return { sentence: text.replace('{n}', String(fresh(one, used, random))), place };
  });
}

/** Whether a sentence has nothing to do with a problem: none of its subjects occurs there. */
function isBeside({ about }: Distractor, problem: string): boolean {
  const words = problem.toLowerCase().match(/[a-z]+/g) ?? [];
  const subjects = about.split(' ');
  return !words.some((word) => subjects.some((subject) => word.startsWith(subject)));
}

const numbersOf = (text: string) => (text.match(/\d+/g) ?? []).map(Number);

/** A number that neither the problem nor its answer nor another sentence has. */
function fresh({ from, to }: Distractor, used: Set<number>, random: () => number): number {
  const free = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((n) => !used.has(n));
  const number = free[Math.floor(random() * free.length)] ?? to + used.size + 1;
  used.add(number);
  return number;
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    [order[last], order[at]] = [order[at]!, order[last]!];
  }
  return order;
}

function insert(problem: string, at: number, sentences: readonly string[]): string {
  if (sentences.length === 0) return problem;
  const before = problem.slice(0, at);
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  return `${before}${gap}${sentences.join(' ')} ${problem.slice(at)}`;
}
