import type { Segment } from '../money-or-math.ts';
import { findTexFault } from '../tex-errors.ts';
import { type TexToken, texTokens } from '../tex-tokens.ts';
import { applyChanges, type MathFinding, type MathFix, oneChange } from './finding.ts';
import { lintStructure } from './structure.ts';
import { type FormulaPlace, lintTextGroups } from './text-groups.ts';

/** Repairs of a stretch of prose that are tried. */
const MOST_TRIED = 8;

/** What is wrong within one formula: hidden by a comment, not closed, swallowed, or not to be parsed. */
export function lintFormula(text: string, segment: Segment): MathFinding[] {
  const { source, start, end, innerStart } = segment;
  const place = { start, end, innerStart, innerEnd: innerStart + source.length };
  const display = segment.kind === 'display-math';
  const tokens = texTokens(text, innerStart, place.innerEnd);
  const comments = lintComments(text, tokens, place, display);
  if (comments.some(({ fix }) => fix)) return comments;
  const groups = lintTextGroups(text, tokens, place);
  const broken = lintStructure(text, tokens);
  if (broken.length > 0) {
    const [only] = broken;
    if (broken.length === 1 && only) only.fix = closingFix(text, only, place, display);
    return [...broken, ...groups];
  }
  return [...comments, ...groups, ...lintParse(segment, place, display)];
}

/** Each brace of prose that closes nothing: the dollars around it were not paired because of it. */
export function lintProseBraces(text: string, { start, end }: Segment): MathFinding[] {
  if (!/[{}]/.test(text.slice(start, end))) return [];
  const tokens = texTokens(text, start, end).filter(({ kind }) => kind !== 'comment');
  return lintStructure(text, tokens)
    .filter(({ kind }) => kind === 'unbalanced-brace')
    .map((finding, i) => ({ ...finding, fix: i < MOST_TRIED ? proseFix(text, finding, start, end) : null }));
}

/** Closes an open brace before the next dollar, where the formula between the dollars then parses. */
function proseFix(
  text: string,
  { start: at, end: behind }: MathFinding,
  from: number,
  to: number,
): MathFix | null {
  const open = text.slice(Math.max(from, at - 1000), at).lastIndexOf('$') + Math.max(from, at - 1000);
  const close = text.slice(behind, Math.min(to, behind + 1000)).indexOf('$') + behind;
  if (text[open] !== '$' || text[close] !== '$') return null;
  const isOpening = text[at] === '{';
  const source = isOpening
    ? `${text.slice(open + 1, close)}}`
    : text.slice(open + 1, at) + text.slice(behind, close);
  if (source.includes('\n\n') || findTexFault(source, false)) return null;
  return isOpening
    ? oneChange('Close it with }', close, close, '}')
    : oneChange('Take it away', at, behind, '');
}

function lintComments(
  text: string,
  tokens: readonly TexToken[],
  place: FormulaPlace,
  display: boolean,
): MathFinding[] {
  return tokens
    .filter(({ kind }) => kind === 'comment')
    .map(({ start, end }) => {
      const fix = oneChange('Write \\%', start, start, '\\');
      return {
        kind: 'hidden-by-comment',
        severity: 'error',
        message: 'A % begins a comment: it and the rest of its line are not shown',
        start,
        end,
        fix: parsesAfter(text, fix, place, display) ? fix : null,
      };
    });
}

function closingFix(
  text: string,
  { kind, start, end }: MathFinding,
  place: FormulaPlace,
  display: boolean,
): MathFix | null {
  const inner = text.slice(0, place.innerEnd);
  const atEnd = Math.max(place.innerStart, inner.trimEnd().length);
  const candidates =
    kind === 'unbalanced-brace' && text[start] === '{'
      ? [oneChange('Close it with }', atEnd, atEnd, '}')]
      : kind === 'unpaired-delimiter'
        ? []
        : [oneChange('Take it away', start, end, '')];
  return candidates.find((fix) => parsesAfter(text, fix, place, display)) ?? null;
}

function parsesAfter(text: string, { changes }: MathFix, place: FormulaPlace, display: boolean): boolean {
  const { innerStart, innerEnd } = place;
  const within = changes.map(({ start, end, insert }) => ({
    start: start - innerStart,
    end: end - innerStart,
    insert,
  }));
  return findTexFault(applyChanges(text.slice(innerStart, innerEnd), within), display) === null;
}

function lintParse(
  segment: Segment,
  { innerStart, innerEnd }: FormulaPlace,
  display: boolean,
): MathFinding[] {
  const fault = findTexFault(segment.source, display);
  if (!fault) return [];
  const isPlaced = fault.position !== null;
  const start = isPlaced ? Math.min(innerStart + fault.position!, innerEnd) : segment.start;
  const end = isPlaced ? Math.min(start + Math.max(1, fault.length ?? 1), innerEnd) : segment.end;
  return [
    {
      kind: 'unreadable-formula',
      severity: 'error',
      message: `This formula cannot be set: ${fault.message}`,
      start,
      end: Math.max(start, end),
      fix: null,
    },
  ];
}
