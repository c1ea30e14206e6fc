import type { KatexOptions } from 'katex';

/** No formula longer than this (UTF-16 units) is handed to KaTeX. */
export const LONGEST_FORMULA = 4096;

const ignoreArgument = { tokens: [], numArgs: 1 };

/** KaTeX has no line under some columns only: `\cline{2-4}` is drawn as a full line. */
function fullLine(expander: object): string {
  (expander as { consumeArg(): unknown }).consumeArg();
  return '\\hline';
}

/**
 * What data sets use and KaTeX lacks. `\arraystretch` is defined because `\renewcommand` insists on it.
 * Always a new object: KaTeX writes the definitions of a formula (`\gdef`) into it.
 */
function extraMacros(): NonNullable<KatexOptions['macros']> {
  return {
    '\\mbox': '\\text{#1}',
    '\\overarc': '\\overgroup{#1}',
    '\\indent': '\\quad',
    '\\vspace': ignoreArgument,
    '\\noalign': ignoreArgument,
    '\\cline': fullLine,
    '\\cancelto': '\\overset{#1}{\\cancel{#2}}',
    '\\arraystretch': '1',
  };
}

/** Settings under which every formula is parsed and shown: no links, no HTML, bounded expansion and size. */
export function katexSettings(display: boolean): KatexOptions {
  return {
    displayMode: display,
    throwOnError: true,
    trust: false,
    strict: 'ignore',
    maxExpand: 1000,
    maxSize: 20,
    macros: extraMacros(),
  };
}
