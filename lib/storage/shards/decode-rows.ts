import { type AsyncBuffer, type FileMetaData, parquetRead } from 'hyparquet';
import {
  type FrozenRow,
  type Lineage,
  RejectedFrom,
  type RejectedReply,
  Split,
} from '#lib/domain/versions/schema.ts';
import { type ShardColumn, shardColumns } from '#lib/domain/versions/shard-columns.ts';
import { compressors } from './shard-file.ts';

export type Asked = { from: number; to: number; columns?: readonly ShardColumn[] };
type Table = { file: AsyncBuffer; metadata: FileMetaData };
type Cells = Map<string, unknown[]>;

const everyColumn = shardColumns.map(({ name }) => name);

/**
 * Rows of a shard by their place in it, `to` exclusive, made straight of columns. Columns that are not asked for are
 * empty, and their bytes are not read. Throws where a cell is not what its column holds.
 */
export async function decodeRows(
  { file, metadata }: Table,
  { from: rowStart, to: rowEnd, columns = everyColumn }: Asked,
): Promise<FrozenRow[]> {
  const cells: Cells = new Map(columns.map((name) => [name, new Array(rowEnd - rowStart)]));
  await parquetRead({
    ...{ file, metadata, columns: [...columns], compressors, rowStart, rowEnd },
    onChunk: ({ columnName, columnData, rowStart: first }) => {
      const column = cells.get(columnName)!;
      // A page may begin before the rows that are asked for, and end behind them.
      const start = Math.max(first, rowStart);
      const end = Math.min(first + columnData.length, rowEnd);
      for (let at = start; at < end; at++) column[at - rowStart] = columnData[at - first];
    },
  });
  return Array.from({ length: rowEnd - rowStart }, rowsOf(cells));
}

/** Readers of a column's cells. One that was not asked for is empty: "" where a text must be, else null. */
function readersOf(cells: Cells) {
  const wrong = (name: string, what: string) => new Error(`A shard holds no ${what} in "${name}".`);
  const maybe = (name: ShardColumn) => {
    const column = cells.get(name);
    return (at: number): string | null => {
      const value = column?.[at] ?? null;
      if (value !== null && typeof value !== 'string') throw wrong(name, 'text');
      return value;
    };
  };
  const text = (name: ShardColumn) => {
    const read = maybe(name);
    const isAsked = cells.has(name);
    return (at: number): string => {
      const value = read(at);
      if (value === null && isAsked) throw wrong(name, 'text');
      return value ?? '';
    };
  };
  const whole = (name: ShardColumn) => {
    const column = cells.get(name);
    return (at: number): number | null => {
      const value = column?.[at] ?? null;
      if (value !== null && !Number.isInteger(value)) throw wrong(name, 'whole number');
      return value as number | null;
    };
  };
  return { maybe, text, whole };
}

function rowsOf(cells: Cells): (value: unknown, at: number) => FrozenRow {
  const { maybe, whole, text } = readersOf(cells);
  const [method, subject, level] = [text('method'), maybe('subject'), whole('level')];
  const [problem, solution, answer] = [text('problem'), text('solution'), text('answer')];
  const firstWrongStep = whole('first_wrong_step');
  const [split, rejected, lineage] = [splitOf(cells), rejectedOf(cells), lineageOf(cells)];
  return (_, at) => ({
    split: split(at),
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

function splitOf(cells: Cells): (at: number) => Split {
  if (!cells.has('split')) return () => 'train';
  const text = readersOf(cells).text('split');
  return (at) => Split.parse(text(at));
}

function rejectedOf(cells: Cells): (at: number) => RejectedReply | null {
  const { maybe } = readersOf(cells);
  const [solution, answer] = [maybe('rejected_solution'), maybe('rejected_answer')];
  const from = maybe('rejected_from');
  return (at) => {
    const why = from(at);
    const kind = why === null ? null : RejectedFrom.parse(why);
    const worse = solution(at);
    return worse === null || kind === null ? null : { solution: worse, answer: answer(at) ?? '', from: kind };
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
