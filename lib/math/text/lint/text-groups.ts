import type { TexToken } from '../tex-tokens.ts';
import { TEXT_COMMANDS } from '../tex-tokens.ts';
import { type MathFinding, type MathFix, oneChange } from './finding.ts';

/** A formula: where it stands with its delimiters, and where its inside begins and ends. */
export interface FormulaPlace {
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
}

const INNER_MATH = /\$[^$]*\$/g;
const FORMULA =
  /\\(?:[dt]?frac|sqrt|times|cdot|left|sum|int|pi|leq?|geq?|neq?|pm|div)(?![A-Za-z])|(?<!\\)[\^_]|[\p{L}\d)]\s*=\s*[-+(\\\p{L}\d]/u;
const SENTENCE_END = /\p{L}{2}[.!?]\s+\p{Lu}/u;
const LONGEST_PHRASE = 12;

/** Groups of words within a formula that hold a formula, which is set upright there, or whole sentences. */
export function lintTextGroups(
  text: string,
  tokens: readonly TexToken[],
  formula: FormulaPlace,
): MathFinding[] {
  const findings: MathFinding[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const name = text.slice(tokens[i]!.start, tokens[i]!.end);
    if (tokens[i]!.kind !== 'command' || !TEXT_COMMANDS.has(name) || tokens[i + 1]?.kind !== 'open') continue;
    const close = closing(tokens, i + 1);
    if (close < 0) continue;
    const [start, end] = [tokens[i]!.start, tokens[close]!.end];
    const words = text.slice(tokens[i + 1]!.end, tokens[close]!.start);
    const swallowed = whatIsSwallowed(words);
    if (swallowed) {
      findings.push({
        kind: 'swallowing-text',
        severity: 'warning',
        message: `${name} swallows ${swallowed}`,
        start,
        end,
        fix: swallowed === 'a formula' ? null : withoutMath(text, words, { start, end }, formula),
      });
    }
    i = close;
  }
  return findings;
}

function closing(tokens: readonly TexToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]!.kind === 'open') depth++;
    else if (tokens[i]!.kind === 'close' && --depth === 0) return i;
  }
  return -1;
}

function whatIsSwallowed(words: string): 'a formula' | 'whole sentences' | null {
  const outside = words.replace(INNER_MATH, ' ');
  if (FORMULA.test(outside)) return 'a formula';
  const count = outside.match(/\p{L}{2,}/gu)?.length ?? 0;
  return count >= LONGEST_PHRASE || SENTENCE_END.test(outside) ? 'whole sentences' : null;
}

/** Prose that is all of its formula stands as well without one. */
function withoutMath(
  text: string,
  words: string,
  { start, end }: { start: number; end: number },
  { innerStart, innerEnd, ...whole }: FormulaPlace,
): MathFix | null {
  const isAlone = text.slice(innerStart, start).trim() === '' && text.slice(end, innerEnd).trim() === '';
  if (!isAlone || /[\\$%{}~]/.test(words)) return null;
  return oneChange('Write it as plain text', whole.start, whole.end, words.trim());
}
