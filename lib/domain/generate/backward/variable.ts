import { segmentText } from '#lib/math/text/money-or-math.ts';

const FAMILIAR = [...'xkntmpyzwqrsuvabchgj'];
/** Constants, functions, and letters that look like digits. */
const UNSUITED = new Set('defilo');

/** The letters that stand for something in a problem, in upper and lower case as written. */
function lettersOf(problem: string): Set<string> {
  const letters = new Set<string>();
  for (const { kind, source } of segmentText(problem)) {
    const isFormula = kind === 'inline-math' || kind === 'display-math';
    const names = isFormula
      ? source.replace(/\\(?:text|mbox|textrm|begin|end)\s*\{[^{}]*\}|\\[A-Za-z]+/g, ' ').match(/[A-Za-z]/g)
      : source.match(/(?<![A-Za-z'’])[A-Za-z](?![A-Za-z])/g);
    for (const name of names ?? []) letters.add(name);
  }
  return letters;
}

/**
 * A letter for the unknown that the problem does not use, in neither case where that is possible; null where every
 * letter is taken.
 */
export function chooseVariable(problem: string): string | null {
  const used = lettersOf(problem);
  const isFree = (letter: string) => !used.has(letter) && !used.has(letter.toUpperCase());
  const lower = FAMILIAR.find(isFree);
  if (lower) return lower;
  const all = [...FAMILIAR, ...FAMILIAR.map((letter) => letter.toUpperCase())];
  return all.find((letter) => !used.has(letter) && !UNSUITED.has(letter)) ?? null;
}

/** Whether a text uses a letter as a name: in a formula, or standing alone in prose. */
export const usesLetter = (text: string, letter: string) => lettersOf(text).has(letter);

/** Whether a name may stand for the unknown of this problem: one letter that it does not use. */
export function isFreeVariable(problem: string, variable: string): boolean {
  return /^[A-Za-z]$/.test(variable) && !lettersOf(problem).has(variable);
}
