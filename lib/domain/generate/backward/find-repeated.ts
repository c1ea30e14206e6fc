import type { FoundNumber } from './number-place.ts';

const FUNCTION_WORD =
  /^(?:of|in|from|for|and|or|to|is|are|was|were|on|at|by|so|because|since|left|each|per|more|less|times|the|a|an|as|with|what|find|if|then|when|than|but|have|has|that|not|be|cdot|le|ge|leq|geq|frac|right|end|degrees?|text|mbox|pmod|neq|ne|qquad|quad)$/;

/** Marks every number whose quantity stands elsewhere in the problem too. */
export function findRepeated(problem: string, found: readonly FoundNumber[]): void {
  const keys = found.map((number) =>
    signaturesOf(problem, number).map((signature) => `${number.value} ${signature}`),
  );
  const counts = new Map<string, number>();
  for (const key of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [i, number] of found.entries()) number.repeated = keys[i]!.some((key) => counts.get(key)! > 1);
}

/** What two mentions of one quantity have in common: a noun, a place in a formula, or a number that is no small one. */
function signaturesOf(problem: string, { start, end, value, where }: FoundNumber): string[] {
  const after = problem.slice(end, end + 60);
  const noun = /^(?:[$\s}~-]|\\(?:text|mbox|textrm|mathrm)\s*\{|\\[,;: !])*([A-Za-z]+)/
    .exec(after)?.[1]
    ?.toLowerCase();
  const signatures: string[] = [];
  if (/[\d.]{3,}/.test(value)) signatures.push('value');
  if (noun && noun.length > 1 && !FUNCTION_WORD.test(noun)) signatures.push(`noun ${noun.replace(/s$/, '')}`);
  if (/^[\s$]*\\?%/.test(after)) signatures.push('percent');
  const left = problem.slice(Math.max(0, start - 8), start).replace(/\s+/g, '');
  if (/(?:\d_\{?|\bbase[-\s]?\$?)$/i.test(problem.slice(Math.max(0, start - 8), start)))
    signatures.push('base');
  if (where === 'math') {
    const call = /[A-Za-z]\(?-?$/.exec(left);
    const close = /^\s*(\)|[a-z](?![a-z]))/.exec(after)?.[1];
    if (call && close && call[0].includes('(')) signatures.push(`call ${call[0]}${close}`);
  }
  return signatures;
}
