import type { Grader } from '../grader.ts';
import { stripString } from './strip-string.ts';
import { noReference, ruled, unparseable } from './verdicts.ts';

/**
 * The evaluation that came with MATH (Hendrycks et al. 2021, arXiv 2103.03874): the last box of the reply and the
 * reference are equal as written after `strip_string`.
 */
export const boxed: Grader = {
  id: 'boxed',
  version: 1,
  title: 'Boxed',
  description:
    'The evaluation of MATH: only the last \\boxed{…}, equal as written after strip_string. Lets through next to nothing ' +
    'that is wrong: units and percent signs that are written \\text{ cm} and \\% do not count. Misses equal values that ' +
    'are written otherwise, several boxes that belong together, and every answer outside of a box.',
  grade({ text }, reference) {
    if (reference.answer === null) return noReference;
    const found = lastBox(text);
    if (found === null) return unparseable('The reply has no \\boxed{…} that ends.');
    if (found.trim() === '') return unparseable('The last \\boxed{…} is empty.');
    const answer = reference.answer.trim();
    return ruled(stripString(found.trim()) === stripString(answer), found.trim(), answer, 'as written');
  },
};

/**
 * What is in the last `\boxed{…}` of a text, or the last `\fbox{…}` where none is; `\boxed 5` ends at a dollar or with its
 * line. Null where there is none or its brace is not closed.
 */
export function lastBox(text: string): string | null {
  const boxed = text.lastIndexOf('\\boxed');
  const at = boxed < 0 ? text.lastIndexOf('\\fbox') : boxed;
  if (at < 0) return null;
  const inside = at + (boxed < 0 ? '\\fbox' : '\\boxed').length;
  if (text[inside] === ' ' && text[inside + 1] !== '{') return /^[^$\n]*/.exec(text.slice(inside))![0];
  return inBraces(text, text[inside] === ' ' ? inside + 1 : inside);
}

function inBraces(text: string, open: number): string | null {
  if (text[open] !== '{') return null;
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}') depth--;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return null;
}
