import katex, { type KatexOptions } from 'katex';
import { remembering } from '../answers/remembering.ts';
import { katexSettings, LONGEST_FORMULA } from './katex-settings.ts';
import { segmentText } from './money-or-math.ts';
import { prepareTex } from './prepare-tex.ts';
import { growsTooLong, isTooHeavy } from './tex-growth.ts';

/** Why a formula cannot be shown; `position` and `length` are UTF-16 units of its source, where known. */
export interface TexFault {
  message: string;
  position: number | null;
  length: number | null;
}

/** A formula of a text that does not parse; `start` and `end` are its place in the text, delimiters included. */
export interface TexError extends TexFault {
  source: string;
  start: number;
  end: number;
}

/** Every formula of a text that KaTeX cannot parse, in the order of the text. Never throws. */
export function findTexErrors(text: string): TexError[] {
  return segmentText(text).flatMap((segment) => {
    if (segment.kind !== 'inline-math' && segment.kind !== 'display-math') return [];
    const { source, start, end } = segment;
    const fault = findTexFault(source, segment.kind === 'display-math');
    return fault ? [{ source, start, end, ...fault }] : [];
  });
}

/** Letters, digits and signs alone, of which KaTeX takes every sequence: half of the formulas of a solution. */
const plain = /^[A-Za-z0-9 +\-*/=<>.,:;!?()[\]|]*$/;

/** Parses one formula without building anything; null when it parses. */
export function findTexFault(source: string, display: boolean): TexFault | null {
  if (source.length <= LONGEST_FORMULA && plain.test(source)) return null;
  return (display ? displayed : inline)(source).fault;
}

/** Half of the formulas of a corpus were met before: nothing that one defines reaches the next. */
const parsed = (display: boolean) =>
  remembering(
    (source) => {
      const { fault } = runKatex(source, display, parse);
      return { fault };
    },
    { most: 5_000, longest: 200 },
  );
const inline = parsed(false);
const displayed = parsed(true);

const { __parse: parse } = katex as unknown as {
  __parse(tex: string, settings: ReturnType<typeof katexSettings>): unknown;
};

/** Runs a KaTeX function on a prepared formula and turns whatever it throws into a fault; what would take long is not begun. */
export function runKatex<T>(
  source: string,
  display: boolean,
  run: (tex: string, settings: KatexOptions) => T,
): { value: T; fault: null } | { fault: TexFault } {
  if (source.length > LONGEST_FORMULA) {
    return refused(`The formula is longer than ${LONGEST_FORMULA.toLocaleString('en-US')} characters`);
  }
  if (isTooHeavy(source)) return refused('The formula has too many cells, rows or accents');
  const tex = prepareTex(source);
  try {
    if (growsTooLong(tex, katexSettings(display)))
      return refused('The definitions of the formula grow too long');
    return { value: run(tex, katexSettings(display)), fault: null };
  } catch (error) {
    return { fault: explain(error, tex === source) };
  }
}

const refused = (message: string) => ({ fault: { message, position: null, length: null } });

function explain(error: unknown, exact: boolean): TexFault {
  if (error instanceof katex.ParseError) {
    const at = exact ? (error.position ?? null) : null;
    return { message: error.rawMessage, position: at, length: at === null ? null : (error.length ?? null) };
  }
  const message =
    error instanceof RangeError ? 'The formula is nested too deeply' : 'The formula could not be typeset';
  return { message, position: null, length: null };
}
