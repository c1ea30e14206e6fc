import { randomFillSync } from 'node:crypto';
import { BinaryRows } from '#lib/db/copy-binary-rows.ts';
import { stagingColumns } from '#lib/db/queries/seeds/create-staging.ts';
import { derivedMethod } from '#lib/domain/seeds/derived-method.ts';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import { type FileRow, type LineBlock, rowsOfLines } from '#lib/storage/rows/index.ts';
import { problemHash } from '../../problem-hash.ts';
import { type ReadRow, type RowProblem, readRow } from './read-row.ts';

/** A part of a file, in order: whole lines still to be parsed, or rows. `end` is how far the file was read then. */
export type Block = ({ lines: LineBlock; rows?: undefined } | { rows: FileRow[]; lines?: undefined }) & {
  end: number;
};

/** What is made of a block besides its bytes: how rows are read, and their ids' time in milliseconds. */
export type DraftPlan = { format: string; mapping: ColumnMapping | null; now: number };

/** A block ready for the staging table. */
export type DraftedBlock = {
  end: number;
  /** Rows read, of them rejected, of them synthetic. */
  read: number;
  rejected: number;
  synthetic: number;
  /** Rows in COPY's binary format, without head and end. */
  copy: Uint8Array<ArrayBuffer>;
  rejects: RowProblem[];
};

/** Problems that are kept of one block; rows are counted all the same. */
const mostRejects = 100_000;
const rowsOfRandom = 256;

/** Parses, validates, hashes and encodes a block. Pure but for the random part of ids; runs on any thread. */
export function draftBlock(block: Block, plan: DraftPlan, space?: ArrayBuffer): DraftedBlock {
  const out = new BinaryRows(space ?? 2 * (block.lines?.bytes.length ?? 0) + 65_536);
  const drafted = { end: block.end, read: 0, rejected: 0, synthetic: 0, rejects: [] as RowProblem[] };
  const ids = new Ids(plan.now);
  for (const row of block.rows ?? rowsOfLines(block.lines)) {
    drafted.read += 1;
    const read = readRow(plan.format, plan.mapping, row);
    if (read.seed) {
      writeRow(out, ids, read);
      if (read.seed.derivation) drafted.synthetic += 1;
    } else {
      drafted.rejected += 1;
      if (drafted.rejects.length < mostRejects) drafted.rejects.push(...read.problems);
    }
  }
  return { ...drafted, copy: out.take() };
}

/** In the order of `stagingColumns`. */
function writeRow(out: BinaryRows, ids: Ids, { line, seed }: Extract<ReadRow, { seed: ParsedSeed }>) {
  out.row(stagingColumns.length);
  ids.write(out);
  out.int(line);
  out.text(seed.originalId);
  out.text(seed.problem);
  out.text(seed.solution);
  out.text(seed.answer);
  out.text(seed.subject);
  out.int(seed.level);
  out.text(problemHash(seed.problem));
  out.jsonb(JSON.stringify(seed.meta));
  writeDerivation(out, ids, seed.derivation);
  writeRejected(out, ids, seed.rejected);
}

function writeDerivation(out: BinaryRows, ids: Ids, derivation: ParsedSeed['derivation']) {
  const { method, keepsAnswer } = derivedMethod(derivation?.method ?? null);
  const origin = derivation?.derivedFrom ?? null;
  out.boolean(derivation !== undefined);
  out.text(derivation?.method ?? null);
  out.text(derivation?.source ?? null);
  out.text(method);
  out.boolean(keepsAnswer);
  if (origin) ids.write(out);
  else out.null();
  out.text(origin?.problem ?? null);
  out.text(origin?.answer ?? null);
  out.text(origin ? problemHash(origin.problem) : null);
}

function writeRejected(out: BinaryRows, ids: Ids, rejected: ParsedSeed['rejected']) {
  if (rejected) ids.write(out);
  else out.null();
  out.text(rejected?.solution ?? null);
  out.text(rejected?.answer ?? null);
  out.text(rejected?.from ?? null);
}

/** Ids of rows; random bytes are asked for many at a time. */
class Ids {
  #random = new Uint8Array(10 * rowsOfRandom);
  #at = this.#random.length;
  readonly #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  write(out: BinaryRows): void {
    if (this.#at === this.#random.length) {
      randomFillSync(this.#random);
      this.#at = 0;
    }
    out.uuid7(this.#now, this.#random, this.#at);
    this.#at += 10;
  }
}
