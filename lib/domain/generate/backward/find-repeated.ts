import type { FoundNumber } from './number-place.ts';

const FUNCTION_WORD =
  /^(?:of|in|from|for|and|or|to|is|are|was|were|on|at|by|so|because|since|left|each|per|more|less|times|the|a|an|as|with|what|find|if|then|when|than|but|have|has|that|not|be|cdot|le|ge|leq|geq|frac|right|end|degrees?|text|mbox|pmod|neq|ne|qquad|quad)$/;

/** Marks every number whose quantity stands elsewhere in the problem too. */
export function findRepeated(problem: string, found: readonly FoundNumber[]): void {
  const byValue = Map.groupBy(found, ({ value }) => value);
  for (const group of byValue.values()) {
    if (group.length < 2) continue;
    const signatures = group.map((number) => signaturesOf(problem, number));
    for (const [i, number] of group.entries()) {
      number.repeated = signatures.some(
        (other, k) => k !== i && other.some((signature) => signatures[i]!.includes(signature)),
      );
    }
  }
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
