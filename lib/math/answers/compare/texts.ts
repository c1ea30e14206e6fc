import { isDigit, isLetter } from '../tokenize/characters.ts';
import { numberInWords } from '../tokenize/words.ts';

const FILLERS = new Set([
  'the',
  'a',
  'an',
  'is',
  'are',
  'answer',
  'it',
  'text',
  'mbox',
  'mathrm',
  'textbf',
  'mathbf',
  'textnormal',
  'textit',
]);
const SAME = new Map([
  ['true', 'yes'],
  ['correct', 'yes'],
  ['false', 'no'],
  ['incorrect', 'no'],
  ['dne', 'does not exist'],
]);

/** The letters and digits of a text answer, in lower case and without articles and LaTeX. */
export function plainText(text: string): string {
  let word = '';
  const words: string[] = [];
  const flush = () => {
    if (word && !FILLERS.has(word)) words.push(SAME.get(word) ?? word);
    word = '';
  };
  for (const c of text.toLowerCase()) {
    if (isLetter(c) || isDigit(c) || c > '\u007f') word += c;
    else flush();
  }
  flush();
  const number = numberInWords(words.join(' '));
  return number === null ? words.join(' ') : String(number);
}

/** `x^{2}` is `x^2`: braces around a single character after a power or an index. */
function withoutNeedlessBraces(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const script = text[at] === '^' || text[at] === '_';
    if (script && text[at + 1] === '{' && text[at + 3] === '}') {
      result += text[at]! + text[at + 2]!;
      at += 3;
    } else result += text[at];
  }
  return result;
}

/** The text without spaces, LaTeX placement and outer signs, for answers that cannot be read otherwise. */
export function bareForm(text: string): string {
  let bare = text;
  for (const part of [
    '\\left',
    '\\right',
    '\\,',
    '\\!',
    '\\;',
    '\\:',
    '\\ ',
    '$',
    '\\displaystyle',
    ' ',
    '\n',
    '\t',
  ]) {
    bare = bare.replaceAll(part, '');
  }
  bare = withoutNeedlessBraces(bare);
  bare = bare.replaceAll('\\dfrac', '\\frac').replaceAll('\\tfrac', '\\frac');
  while (bare.endsWith('.')) bare = bare.slice(0, -1);
  return bare;
}
