import { pairDollars } from './dollar-pairs.ts';
import { scanTex } from './scan-tex.ts';

const REWRITTEN =
  /\\begin\s?\{(?:tabular|eqnarray)\*?\}|\\begin\s?\{array\}|\\multicolumn|^\\(?:boxed|fbox)\s?\{/;

/**
 * Rewrites what KaTeX does not know but can show: `tabular` as an array of text cells, `eqnarray` as an array,
 * `@{…}` in column specifications, `\multicolumn`, dollars inside a `\boxed{…}` of running text.
 * Returns the same string when there is nothing to rewrite, so that positions stay exact.
 */
export function prepareTex(source: string): string {
  if (!REWRITTEN.test(source)) return source;
  const boxed = /^\\(?:boxed|fbox)/.test(source) ? withoutDelimiters(source) : source;
  const arrays = boxed
    .replace(/\\begin\s?\{eqnarray\*?\}/g, '\\begin{array}{rcl}')
    .replace(/\\end\s?\{eqnarray\*?\}/g, '\\end{array}');
  return cleanColumns(rewriteTabulars(spanColumns(arrays)));
}

/** `\boxed{$5}` is money in a box, `\boxed{$x$}` math with needless delimiters. */
function withoutDelimiters(source: string): string {
  const open = source.indexOf('{') + 1;
  const inner = source.slice(open);
  const { dollars } = scanTex(inner);
  const delimiters = new Set(
    pairDollars(inner, dollars).flatMap(({ start, end, width }) =>
      width === 1 ? [start, end - 1] : [start, start + 1, end - 2, end - 1],
    ),
  );
  let out = source.slice(0, open);
  let at = 0;
  for (const dollar of dollars) {
    out += inner.slice(at, dollar.at) + (delimiters.has(dollar.at) ? '' : '\\$');
    at = dollar.at + 1;
  }
  return out + inner.slice(at);
}

function rewriteTabulars(tex: string): string {
  const begin = /\\begin\s?\{tabular\*?\}\s*(?:\[[a-z]\])?\s*/g;
  let out = '';
  let at = 0;
  for (let found = begin.exec(tex); found; found = begin.exec(tex)) {
    const specEnd = groupEnd(tex, begin.lastIndex);
    const bodyEnd = specEnd < 0 ? -1 : tex.indexOf('\\end{tabular', specEnd);
    if (bodyEnd < 0) break;
    const after = tex.indexOf('}', bodyEnd) + 1;
    out += tex.slice(at, found.index);
    out += `\\begin{array}${tex.slice(begin.lastIndex, specEnd)}${textCells(tex.slice(specEnd, bodyEnd))}\\end{array}`;
    at = after;
    begin.lastIndex = after;
  }
  return out + tex.slice(at);
}

const CELL_TOKEN = /\\\\\*?(?:\s*\[[^\]]*\])?|\\[\s\S]|[&{}$]/g;
const CELL_LEAD = /^(?:\s|\\(?:hline|hdashline)(?![A-Za-z])|\\(?:cline|noalign|vspace)\s*\{[^{}]*\})*/;

/** The cells of a tabular's body, each wrapped in `\text{…}`; lines between rows stay outside. */
function textCells(body: string): string {
  let out = '';
  let cellStart = 0;
  let depth = 0;
  let inMath = false;
  for (const found of body.matchAll(CELL_TOKEN)) {
    const token = found[0];
    if (token === '{') depth++;
    else if (token === '}') depth--;
    else if (token === '$') inMath = !inMath;
    else if (depth === 0 && !inMath && (token === '&' || token.startsWith('\\\\'))) {
      out += textCell(body.slice(cellStart, found.index)) + token;
      cellStart = found.index + token.length;
    }
  }
  return out + textCell(body.slice(cellStart));
}

function textCell(cell: string): string {
  const lead = CELL_LEAD.exec(cell)?.[0] ?? '';
  const content = cell.slice(lead.length).trim();
  return content === '' ? lead : `${lead}\\text{${content}}`;
}

/** `\multicolumn{3}{c}{x}` becomes `x` and two empty cells. */
function spanColumns(tex: string): string {
  const command = /\\multicolumn\s*\{(\d{1,2})\}\s*/g;
  let out = '';
  let at = 0;
  for (let found = command.exec(tex); found; found = command.exec(tex)) {
    const specEnd = groupEnd(tex, command.lastIndex);
    const end = specEnd < 0 ? -1 : groupEnd(tex, specEnd);
    if (end < 0) break;
    out +=
      tex.slice(at, found.index) + tex.slice(specEnd, end) + '&'.repeat(Math.max(0, Number(found[1]) - 1));
    at = end;
    command.lastIndex = end;
  }
  return out + tex.slice(at);
}

/** Column specifications without inter-column material; `p{…}` becomes `l`. */
function cleanColumns(tex: string): string {
  const begin = /\\begin\s?\{array\}\s*(?:\[[a-z]\])?\s*/g;
  let out = '';
  let at = 0;
  for (let found = begin.exec(tex); found; found = begin.exec(tex)) {
    const end = groupEnd(tex, begin.lastIndex);
    if (end < 0) break;
    const spec = tex.slice(begin.lastIndex, end);
    out += tex.slice(at, begin.lastIndex);
    out += spec.replace(/[@!<>]\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '').replace(/[pmb]\s*\{[^{}]*\}/g, 'l');
    at = end;
    begin.lastIndex = end;
  }
  return out + tex.slice(at);
}

/** The offset after the group `{…}` that begins at `at`, or -1. */
function groupEnd(tex: string, at: number): number {
  if (tex[at] !== '{') return -1;
  let depth = 0;
  for (let i = at; i < tex.length; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth === 0) return i + 1;
  }
  return -1;
}
