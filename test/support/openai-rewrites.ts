import { createHash } from 'node:crypto';

export type Solved = { problem: string; answer: string };

const opening = 'Here is a situation to think through. ';

/** The same problem in a frame that says nothing new. */
export const rephrased = (problem: string): string =>
  problem.startsWith(opening) ? problem : `${opening}${problem}`;

const whole = /^-?\d{1,12}$/;
const growth =
  /\s*Suppose the result is then multiplied by (\d+) and increased by (\d+)\. What is the final value\?/y;
const condition =
  /\s*Assume that all (\d+) conditions above hold at the same time\. What is the value asked for\?/y;

/** A problem with one more step, whose answer is known where the old one is a whole number. */
export function evolved({ problem, answer }: Solved): Solved {
  const bytes = createHash('sha256').update(problem).digest();
  if (!whole.test(answer)) {
    const count = 2 + (bytes[0]! % 7);
    const text = `Assume that all ${count} conditions above hold at the same time. What is the value asked for?`;
    return { problem: `${problem.trimEnd()} ${text}`, answer };
  }
  const factor = 2 + (bytes[0]! % 8);
  const addend = 11 + (bytes[1]! % 89);
  const text = `Suppose the result is then multiplied by ${factor} and increased by ${addend}. What is the final value?`;
  return {
    problem: `${problem.trimEnd()} ${text}`,
    answer: String(BigInt(answer) * BigInt(factor) + BigInt(addend)),
  };
}

/** Follows the steps that `evolved` added behind a problem: the whole problem with its answer, from a longer text. */
export function followGrowth(text: string, start: number, end: number, answer: string): Solved {
  let at = end;
  let value = answer;
  for (;;) {
    growth.lastIndex = at;
    condition.lastIndex = at;
    const step = growth.exec(text);
    const more = step ? null : condition.exec(text);
    if (step && whole.test(value)) value = String(BigInt(value) * BigInt(step[1]!) + BigInt(step[2]!));
    if (!step && !more) return { problem: text.slice(start, at), answer: value };
    at = step ? growth.lastIndex : condition.lastIndex;
  }
}
