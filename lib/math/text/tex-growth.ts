import katex, { type KatexOptions } from 'katex';

/** What KaTeX may be asked to set, in costs of a plain letter: at most some 40 ms of one core. */
const HEAVIEST = 16_384;
/** What costs many letters: cells and rows of an array, letters that are set as a letter under an accent. */
const costly: readonly [RegExp, number][] = [
  [/&/g, 14],
  [/\\\\/g, 10],
  [/[\u00C0-\u024F\u0386-\u03CE\u1E00-\u1FFF]/g, 10],
];

/** Whether a formula has more cells, rows or accents than can be set in an instant. */
export function isTooHeavy(source: string): boolean {
  let cost = source.length;
  for (const [pattern, each] of costly) cost += each * (source.match(pattern)?.length ?? 0);
  return cost > HEAVIEST;
}

/** KaTeX counts how often macros are expanded, and not what comes of it: this many tokens may, of all together. */
const MOST_TOKENS = 8192;
/** Of one expansion, as its length times that of its arguments. */
const LARGEST_EXPANSION = 256 * 1024;
const METER = '\\corollarymeter';
const DEFINES = /def|newcommand|renewcommand|providecommand/;

type Parse = (tex: string, settings: KatexOptions) => unknown;
const { __parse: parse } = katex as unknown as { __parse: Parse };

/** What KaTeX calls its expander; see MacroExpander.ts of the package. */
type Expander = {
  expandOnce(expandableOnly?: boolean): number | boolean;
  consumeArgs(count: number, delimiters?: string[][]): unknown[][];
  _getExpansion(name: string): { tokens: unknown[] } | null | undefined;
};

class TooLong extends Error {}

/** Whether what a formula defines makes it grow beyond all measure: a few short macros can stand for a whole book. */
export function growsTooLong(tex: string, settings: KatexOptions): boolean {
  if (!DEFINES.test(tex)) return false;
  try {
    parse(`${METER} ${tex}`, { ...settings, macros: { ...settings.macros, [METER]: meter } });
    return false;
  } catch (error) {
    // Any other fault is met again, at its place, where the formula is read to be set.
    return error instanceof TooLong;
  }
}

/** A macro that stands for nothing, and from then on counts what the others stand for. */
function meter(context: object): string {
  const expander = context as Expander;
  const { expandOnce, consumeArgs, _getExpansion: expansionOf } = expander;
  let total = 0;
  let length = 0;
  expander._getExpansion = (name) => {
    const expansion = expansionOf.call(expander, name);
    length = expansion?.tokens.length ?? 0;
    return expansion;
  };
  expander.consumeArgs = (count, delimiters) => {
    const own = length;
    const given = consumeArgs.call(expander, count, delimiters);
    const tokens = given.reduce((sum, one) => sum + one.length, 0);
    if (own * tokens > LARGEST_EXPANSION) throw new TooLong();
    return given;
  };
  expander.expandOnce = (expandableOnly) => {
    const added = expandOnce.call(expander, expandableOnly);
    if (typeof added === 'number') total += added;
    if (total > MOST_TOKENS) throw new TooLong();
    return added;
  };
  return '';
}
