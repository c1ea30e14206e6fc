import { type AsyncBuffer, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { objectKey, type Shard } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow, Lineage, RejectedReply, Split } from '#lib/domain/versions/schema.ts';
import { type ShardColumn, shardColumns } from '#lib/domain/versions/shard-columns.ts';
import type { ObjectStorage } from '../object-storage.ts';
import { compressors } from './read-shard.ts';

/**
 * The rows of a shard, a row group at a time, with the columns that are asked for; the others are empty, and their
 * bytes are not read. Made for passing over millions of rows: rows are made straight of columns.
 */
export async function* scanShard(
  storage: ObjectStorage,
  { sha256, bytes }: Shard,
  columns: readonly ShardColumn[] = shardColumns.map(({ name }) => name),
): AsyncGenerator<FrozenRow[]> {
  const key = objectKey(sha256);
  const file: AsyncBuffer = {
    byteLength: bytes,
    slice: async (start, end = bytes) => {
      const part = await storage.readRange(key, start, end);
      return part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength) as ArrayBuffer;
    },
  };
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const cells: Cells = new Map();
    await parquetRead({
      ...{ file, metadata, columns: [...columns], compressors, rowStart, rowEnd },
      onChunk: ({ columnName, columnData, rowStart: from }) => {
        if (columnData.length === rowEnd - rowStart) cells.set(columnName, columnData);
        else copyInto(cells, columnName, columnData, from - rowStart);
      },
    });
    yield Array.from({ length: rowEnd - rowStart }, rowsOf(cells));
    rowStart = rowEnd;
  }
}

type Cells = Map<string, ArrayLike<unknown>>;

/** A column that comes in parts: this one begins at `from`. */
function copyInto(cells: Cells, name: string, part: ArrayLike<unknown>, from: number): void {
  const column = (cells.get(name) ?? []) as unknown[];
  cells.set(name, column);
  for (let at = 0; at < part.length; at++) column[from + at] = part[at];
}

/** Readers of a column's cells: texts, where an absent one is empty, texts or null, and numbers or null. */
function readersOf(cells: Cells) {
  const cell = (name: ShardColumn, type: 'string' | 'number') => {
    const column = cells.get(name);
    return (at: number) => {
      const value = column?.[at] ?? null;
      if (value !== null && typeof value !== type) throw new Error(`A shard holds no ${type} in "${name}".`);
      return value;
    };
  };
  const maybe = (name: ShardColumn) => cell(name, 'string') as (at: number) => string | null;
  const whole = (name: ShardColumn) => cell(name, 'number') as (at: number) => number | null;
  const text = (name: ShardColumn) => {
    const read = maybe(name);
    return (at: number) => read(at) ?? '';
  };
  return { maybe, whole, text };
}

function rowsOf(cells: Cells): (value: unknown, at: number) => FrozenRow {
  const { maybe, whole, text } = readersOf(cells);
  const [split, method, subject, level] = [maybe('split'), text('method'), maybe('subject'), whole('level')];
  const [problem, solution, answer] = [text('problem'), text('solution'), text('answer')];
  const firstWrongStep = whole('first_wrong_step');
  const rejected = rejectedOf(cells);
  const lineage = lineageOf(cells);
  return (_, at) => ({
    split: (split(at) ?? 'train') as Split,
    method: method(at),
    problem: problem(at),
    solution: solution(at),
    answer: answer(at),
    subject: subject(at),
    level: level(at),
    firstWrongStep: firstWrongStep(at),
    rejected: rejected(at),
    lineage: lineage(at),
  });
}

function rejectedOf(cells: Cells): (at: number) => RejectedReply | null {
  const { maybe, text } = readersOf(cells);
  const [solution, answer, from] = [
    maybe('rejected_solution'),
    text('rejected_answer'),
    maybe('rejected_from'),
  ];
  return (at) => {
    const [worse, why] = [solution(at), from(at)];
    if (worse === null || why === null) return null;
    return { solution: worse, answer: answer(at), from: why as RejectedReply['from'] };
  };
}

function lineageOf(cells: Cells): (at: number) => Lineage {
  const { maybe, text } = readersOf(cells);
  const [seedHash, seedProblem, source] = [text('seed_hash'), text('seed_problem'), text('source')];
  const [licence, groundTruth, model] = [text('licence'), text('ground_truth'), maybe('model')];
  return (at) => ({
    seedHash: seedHash(at),
    seedProblem: seedProblem(at),
    source: source(at),
    licence: licence(at),
    groundTruth: groundTruth(at),
    model: model(at),
  });
}
