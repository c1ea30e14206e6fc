import { z } from 'zod';
import { compareAnswers, extractAnswer } from '#lib/math/answers/index.ts';
import { type Box, boxesIn, withoutBoxes } from './boxes.ts';

export const AnswerPolicy = z.enum(['the-answer-is', 'boxed', 'both', 'keep', 'none']);
/**
 * How a training text gives its final answer: one closing line "The answer is: X" (MetaMathQA's), one `\boxed{X}`,
 * both, as the solution was written (a closing line is added only where the answer would be lost), or not at all.
 */
export type AnswerPolicy = z.infer<typeof AnswerPolicy>;

/**
 * A solution as a model should write it. Unless it is kept as written, GSM8K's calculator annotations, its `####` line
 * and every closing statement of the answer are taken out, boxes are opened, and the answer is given once, in the form
 * that the policy names. An empty answer is given nowhere.
 */
export function trainingText(
  solution: string,
  answer: string,
  policy: AnswerPolicy = 'the-answer-is',
): string {
  if (policy === 'keep') return kept(solution, answer);
  const body = withoutClosings(withoutHashes(withoutAnnotations(solution)), answer);
  if (policy === 'none' || answer === '') return withoutBoxes(body);
  if (policy === 'the-answer-is') return closed(withoutBoxes(body), answer);
  const boxed = withOneBox(body, answer);
  if (policy === 'both' || boxed === null) return closed(boxed ?? withoutBoxes(body), answer);
  return boxed;
}

/** The text with its closing line. */
const closed = (body: string, answer: string) =>
  body === '' ? `The answer is: ${answer}` : `${body}\nThe answer is: ${answer}`;

function kept(solution: string, answer: string): string {
  const text = solution.trimEnd();
  const found = answer === '' ? null : extractAnswer(text);
  if (answer === '' || found?.answer === answer) return text;
  if (found?.rule !== '####') return closed(text, answer);
  // GSM8K writes 1,080 for 1080; behind its line nobody would look for another answer.
  return compareAnswers(found.answer, answer).verdict === 'equal' ? text : trainingText(solution, answer);
}

/** The text with one box, which holds the answer: its own last one, or a last line. Null where no box can hold it. */
function withOneBox(body: string, answer: string): string | null {
  const boxes = boxesIn(body);
  const last = boxes.at(-1);
  const own = last && insideOf(body, last).trim() === answer ? withoutBoxes(body, last) : null;
  // What is said behind a box may be taken for the answer: then it is given once more at the end.
  if (own !== null && extractAnswer(own)?.answer === answer) return own;
  if (!isBalanced(answer)) return null;
  const box = answer.includes('$') ? `\\boxed{${answer}}` : `$\\boxed{${answer}}$`;
  const open = withoutBoxes(body);
  return open === '' ? box : `${open}\n${box}`;
}

const insideOf = (text: string, box: Box) => text.slice(box.inside.start, box.inside.end);

/** Whether a box around the text would end where the text does. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth < 0) return false;
  }
  return depth === 0 && !text.endsWith('\\');
}

/** Without the lines that begin with GSM8K's mark; there is one, at the end, or none. */
function withoutHashes(text: string): string {
  const at = text.indexOf('#### ');
  if (at < 0) return text.trimEnd();
  const startsLine = at === 0 || text[at - 1] === '\n';
  if (startsLine && !text.includes('\n', at)) return text.slice(0, at).trimEnd();
  const lines = text.split('\n').filter((line) => !line.startsWith('#### '));
  return lines.join('\n').trimEnd();
}

/** Without the statements of the answer that end the text; each is a sentence of its own. */
function withoutClosings(text: string, answer: string): string {
  let rest = text;
  for (let at = closingAt(rest, answer); at >= 0; at = closingAt(rest, answer)) {
    rest = rest.slice(0, at).trimEnd();
  }
  return rest;
}

const announced = /(?:(?:so|thus|therefore|hence),?\s+)?the\s+(?:final\s+)?answer is$/i;

/**
 * Where the last sentence begins, if it does nothing but state an answer: any after "The answer is:" at the start of
 * a line, this one elsewhere. -1 otherwise.
 */
function closingAt(text: string, answer: string): number {
  const said = text.lastIndexOf('nswer is');
  if (said < 0) return -1;
  const end = said + 'nswer is'.length;
  const lead = announced.exec(text.slice(Math.max(0, end - 40), end));
  if (!lead) return -1;
  const at = end - lead[0].length;
  const colon = text[end] === ':';
  const before = text.slice(0, at).trimEnd();
  const tail = text.slice(colon ? end + 1 : end).trim();
  const startsLine = before === '' || text.slice(before.length, at).includes('\n');
  if (colon && startsLine && !tail.includes('\n')) return at;
  const isSentence = startsLine || '.!?$}])'.includes(before.at(-1)!);
  return isSentence && bare(tail) === bare(answer) ? at : -1;
}

/** The answer itself, without a box, dollars, emphasis and full stop around it. */
function bare(text: string): string {
  const inner = text.replace(/^(?:\*\*|\$+|\\\(|\\\[|\s)+/, '').replace(/(?:\*\*|\$+|\\\)|\\\]|\.|\s)+$/, '');
  return withoutBoxes(inner).trim();
}

function withoutAnnotations(text: string): string {
  let result = '';
  let from = 0;
  for (let open = text.indexOf('<<'); open !== -1; open = text.indexOf('<<', from)) {
    const close = text.indexOf('>>', open);
    if (close === -1) break;
    result += text.slice(from, open);
    from = close + 2;
  }
  return result + text.slice(from);
}
