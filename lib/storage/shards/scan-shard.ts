import { type AsyncBuffer, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { objectKey, type Shard } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow, RejectedReply, Split } from '#lib/domain/versions/schema.ts';
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
    const cells = new Map<string, unknown[]>();
    await parquetRead({
      ...{ file, metadata, columns: [...columns], compressors, rowStart, rowEnd },
      onChunk: ({ columnName, columnData, rowStart: from }) => {
        const column = cells.get(columnName) ?? [];
        cells.set(columnName, column);
        for (let at = 0; at < columnData.length; at++) column[from - rowStart + at] = columnData[at];
      },
    });
    yield Array.from({ length: rowEnd - rowStart }, rowsOf(cells));
    rowStart = rowEnd;
  }
}

function rowsOf(cells: ReadonlyMap<string, unknown[]>): (value: unknown, at: number) => FrozenRow {
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
  const of = {
    ...{
      split: maybe('split'),
      method: text('method'),
      problem: text('problem'),
      solution: text('solution'),
    },
    ...{ answer: text('answer'), subject: maybe('subject'), level: whole('level') },
    ...{ firstWrongStep: whole('first_wrong_step'), worse: maybe('rejected_solution') },
    ...{ worseAnswer: text('rejected_answer'), from: maybe('rejected_from'), seedHash: text('seed_hash') },
    ...{ seedProblem: text('seed_problem'), source: text('source'), licence: text('licence') },
    ...{ groundTruth: text('ground_truth'), model: maybe('model') },
  };
  return (_, at) => {
    const from = of.from(at) as RejectedReply['from'] | null;
    const worse = of.worse(at);
    return {
      ...{ split: (of.split(at) ?? 'train') as Split, method: of.method(at), problem: of.problem(at) },
      ...{ solution: of.solution(at), answer: of.answer(at), subject: of.subject(at), level: of.level(at) },
      firstWrongStep: of.firstWrongStep(at),
      rejected: from && worse !== null ? { solution: worse, answer: of.worseAnswer(at), from } : null,
      lineage: {
        ...{ seedHash: of.seedHash(at), seedProblem: of.seedProblem(at), source: of.source(at) },
        ...{ licence: of.licence(at), groundTruth: of.groundTruth(at), model: of.model(at) },
      },
    };
  };
}
