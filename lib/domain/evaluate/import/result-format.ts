import type { Row } from '../../seeds/formats/format.ts';

export type { Row } from '../../seeds/formats/format.ts';

/**
 * How a line names the problem that it answers; whatever of it the line has. `index`: 0-based place in the data set that
 * the line's program read.
 */
export type ProblemName = { text?: string; originalId?: string; index?: number };

/** One reply of a model. `sample` is null where the line does not say which it is: then the order of lines decides. */
export type ImportedReply = {
  problem: ProblemName;
  sample: number | null;
  text: string;
  /** "stop", "length", or the program's own word; null where it says nothing. */
  finishReason: string | null;
  completionTokens: number | null;
};

/** What a line holds: replies, what stood in the file before (`repeat`), or nothing that can be read. */
export type ReadLine = { replies: ImportedReply[] } | { repeat: string } | { fault: string };

/** Reads the lines of one file in their order; it may remember what it saw. Never throws. */
export type LineReader = (row: Row) => ReadLine;

/** A program's file of results: how its lines are known by their fields, and what they mean. */
export type ResultFormat = {
  /** The id in commands, requests and stored imports. */
  id: string;
  title: string;
  /** The fields that it is known by, for people. */
  fields: string;
  /** From 0 (another format) to 1 (certainly this one), judged by one line. */
  recognise(row: Row): number;
  reader(): LineReader;
};

/** Longer replies are refused: no model writes them, and a page could not show them. In UTF-16 units. */
export const LONGEST_REPLY = 1_000_000;

/** The first of several columns that holds a value. */
export function firstOf(row: Row, columns: readonly string[]): unknown {
  const column = columns.find(
    (name) => Object.hasOwn(row, name) && row[name] !== null && row[name] !== undefined,
  );
  return column === undefined ? undefined : row[column];
}

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** An id as data sets write it: a text or a number. */
export const idOf = (value: unknown): string | undefined =>
  Number.isSafeInteger(value) ? String(value) : textOf(value);

export const countOf = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;

const CUT = new Set(['length', 'max_tokens', 'max_length', 'model_length']);
const ENDED = new Set(['stop', 'eos', 'eos_token', 'end_turn', 'stop_sequence']);

/** Why a reply ended, in one vocabulary; a word of which neither is known stays as it is. */
export function finishReasonOf(value: unknown): string | null {
  const said = textOf(value)?.trim();
  if (said === undefined) return null;
  const word = said.toLowerCase();
  return CUT.has(word) ? 'length' : ENDED.has(word) ? 'stop' : said;
}

/** The fault of a text that is no reply; null for one that is. An empty reply is a reply. */
export function faultOfText(value: unknown, column: string): string | null {
  if (value === undefined || value === null) return `The line has no ${column}.`;
  if (typeof value !== 'string') return `${column} is no text.`;
  return value.length > LONGEST_REPLY ? `${column} is longer than a million characters.` : null;
}
