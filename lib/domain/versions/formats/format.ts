import type { FrozenRow } from '../schema.ts';
import type { ShardColumn } from '../shard-columns.ts';
import type { AnswerPolicy } from '../training-text.ts';
import type { Shape } from './shape.ts';

/** An export format: a record for each row, in columns that are always the same. */
export type VersionFormat = {
  id: string;
  title: string;
  description: string;
  /** Columns of a record in their order: what a header, or a schema, is made of. */
  columns: Readonly<Record<string, Shape>>;
  /** Which rows have a record: all, those with a rejected reply, those with a step label. */
  rows: 'all' | 'pairs' | 'labelled';
  /** Columns of a shard that a record is made of; all of them when left out. */
  reads?: readonly ShardColumn[];
  /** Where the answer stands beside the text too: a text without it loses nothing. */
  hasAnswer?: boolean;
  /** Its readers refuse columns that they do not know. */
  closed?: boolean;
  /** A row with a rejected reply keeps it, though every row has a record. */
  carriesPairs?: boolean;
  /** Its only container, where its readers take no other. */
  container?: 'jsonl';
  toRecord: (row: FrozenRow, policy: AnswerPolicy) => Record<string, unknown>;
};

/**
 * Whether a version of a kind can be written in a format: of pairs only where none loses its worse side, and no pairs are
 * asked of single solutions.
 */
export function fitsKind({ rows, carriesPairs = false }: VersionFormat, kind: string): boolean {
  return kind === 'preference' ? rows === 'pairs' || carriesPairs : rows !== 'pairs';
}

/** Whether a row has a record in a format. */
export function hasRecord({ rows }: VersionFormat, row: FrozenRow): boolean {
  if (rows === 'pairs') return row.rejected !== null;
  return rows === 'all' || row.firstWrongStep !== null;
}
