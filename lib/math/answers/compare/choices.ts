import { isLetter } from '../tokenize/characters.ts';
import { different, equal, type Outcome } from './outcome.ts';

const WRAPPERS = [
  '\\text',
  '\\textbf',
  '\\mathrm',
  '\\mathbf',
  '\\mathcal',
  '\\textnormal',
  '\\mathsf',
  '\\mbox',
  '\\boxed',
  '$',
  '(',
  ')',
  '{',
  '}',
  '.',
  ':',
  '*',
  ' ',
];

/** The letter of an answer that is nothing but a letter of a choice, however it is typeset; '' otherwise. */
export function bareLetter(text: string): string {
  let s = text.length > 60 ? '' : text;
  for (const part of WRAPPERS) s = s.replaceAll(part, '');
  return s.length === 1 && isLetter(s) ? s : '';
}

/** The letters of choice that stand alone in a text, in order. */
function letters(text: string, choices: string): { letter: string; at: number }[] {
  const found: { letter: string; at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!;
    if (!choices.includes(c) || isWordPart(text[at - 1]) || isWordPart(text[at + 1])) continue;
    found.push({ letter: c, at });
  }
  return found;
}

const isWordPart = (c: string | undefined) =>
  c !== undefined &&
  (isLetter(c) || c === "'" || c === '’' || (c >= '0' && c <= '9') || c === '^' || c === '_' || c === '\\');

/**
 * Compares a choice (A)–(E) with a sentence that chooses. The letter at the start of an answer (`C Cecile`), in brackets,
 * or else the last one that stands alone counts. Null where neither side is a bare letter of choice.
 */
export function chosenLetter(gold: string, pred: string, choices: string): Outcome | null {
  const g = bareLetter(gold);
  const p = bareLetter(pred);
  if (g && p) return g === p ? equal('choice', `both are ${g}`) : null;
  const several = chosenLetters(gold, choices);
  if (several && several === chosenLetters(pred, choices)) return equal('choice', `both choose ${several}`);
  const bare = g || p;
  if (!bare || !choices.includes(bare)) return null;
  const sentence = g ? pred : gold;
  const labelled = label(sentence, choices);
  if (!labelled && (sentence.length > 20_000 || sentence.includes('=') || !isSentence(sentence))) return null;
  const chosen = labelled ?? choiceIn(sentence, choices);
  if (!chosen) return null;
  return chosen === bare
    ? equal('choice', `both choose ${bare}`)
    : different('choice', `${chosen} is not ${bare}`);
}

/** The letters of an answer that chooses several, in alphabetical order: `A, C`, `A and C`, `AC`. Null for others. */
function chosenLetters(text: string, choices: string): string | null {
  let s = text.length > 60 ? '' : text;
  for (const part of [...WRAPPERS, ',', ';', '&']) s = s.replaceAll(part, part.length === 1 ? ' ' : '');
  const letters = s.replaceAll(' and ', ' ').replaceAll(' ', '');
  if (letters.length < 2 || [...letters].some((c) => !choices.includes(c))) return null;
  const sorted = [...new Set(letters)].sort();
  // A run of letters that is not in this order may be a name or an order of its own: `ABDC`.
  const ordered = sorted.join('') === letters;
  return sorted.length === letters.length && (ordered || s.trim().includes(' ')) ? sorted.join('') : null;
}

/** The label at the start of an answer: `(D) 12`, `C: 5`, `\\textbf{(C)}\\ 5`. */
function label(text: string, choices: string): string | null {
  let s = text.trimStart().slice(0, 40);
  for (const part of ['\\textbf', '\\text', '\\mathrm', '\\mathbf', '\\boxed', '$', '{'])
    s = s.replaceAll(part, '');
  const bracket = s[0] === '(' && s[2] === ')';
  const letter = bracket
    ? s[1]
    : s[1] === ')' || s[1] === ':' || (s[1] === '.' && s[2] === ' ')
      ? s[0]
      : undefined;
  const after = bracket ? s[3] : s[2];
  if (!letter || !choices.includes(letter) || (after && after !== ' ' && after !== '}' && after !== '\\'))
    return null;
  return letters(s, choices).length === 1 ? letter : null;
}

/** Words of two or more letters stand in the text. */
function isSentence(text: string): boolean {
  if (text.includes('\\')) return text.includes('boxed');
  for (let at = 1; at < text.length; at++) if (isLetter(text[at]) && isLetter(text[at - 1])) return true;
  return false;
}

/** Two letters that are chosen together: `A and C`, `(B), (D)`. */
function joined(text: string, first: number, second: number): boolean {
  const gap = text
    .slice(first + 1, second)
    .replaceAll('(', '')
    .replaceAll(')', '')
    .trim()
    .toLowerCase();
  return gap === 'and' || gap === ',' || gap === '&' || gap === ', and';
}

function choiceIn(text: string, choices: string): string | null {
  const found = letters(text, choices);
  if (!found.length || found.some((letter, k) => k > 0 && joined(text, found[k - 1]!.at, letter.at)))
    return null;
  const start = found[0]!;
  const bracketed = found.filter(({ at }) => text[at - 1] === '(' && text[at + 1] === ')');
  if (bracketed.length) return bracketed[bracketed.length - 1]!.letter;
  if (text.trimStart().startsWith(start.letter) && start.letter !== 'A') return start.letter;
  return found[found.length - 1]!.letter;
}
