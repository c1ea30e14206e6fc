import { followGrowth } from './openai-rewrites.ts';

export type KnownProblem = { problem: string; answer: string };
/** What a message asks about; `known` where the book has it. */
export type Task = { problem: string; answer: string; known: boolean };

export type ProblemBook = { find: (message: string) => Task };

/** Looks for the longest known problem in a message, as it stands, grown by own evolutions, or with a masked number. */
export function problemBook(problems: readonly KnownProblem[]): ProblemBook {
  const longestFirst = problems
    .map((one) => ({ problem: one.problem.trim(), answer: one.answer }))
    .sort((one, other) => other.problem.length - one.problem.length);
  const find = (message: string): Task => {
    for (const { problem, answer } of longestFirst) {
      const at = message.indexOf(problem);
      if (at < 0) continue;
      return { ...followGrowth(message, at, at + problem.length, answer), known: true };
    }
    for (const one of longestFirst) {
      const number = maskedNumber(one.problem, message);
      if (number !== null) return { problem: message.trim(), answer: number, known: true };
    }
    return { problem: message.trim(), answer: '42', known: false };
  };
  return { find };
}

const anchorLength = 24;
const numberThere = /-?\d[\d,]*(?:\.\d+)?/y;

/** The number that a message hides behind a letter in a problem it otherwise repeats; null where it does not. */
function maskedNumber(problem: string, message: string): string | null {
  const start = message.indexOf(problem.slice(0, anchorLength));
  if (start < 0) return null;
  let same = 0;
  while (same < problem.length && problem[same] === message[start + same]) same++;
  let at = same;
  while (at > 0 && /[\d,.-]/.test(problem[at - 1]!)) at--;
  numberThere.lastIndex = at;
  const number = numberThere.exec(problem)?.[0];
  if (number === undefined) return null;
  // What follows the number follows the letter too.
  const behind = problem.slice(at + number.length, at + number.length + 12);
  return message.slice(start + at, start + at + 40).includes(behind) ? number.replaceAll(',', '') : null;
}
