import { unguardedCell } from '../csv-guard.ts';
import { type ColumnKind, columnKind } from './columns.ts';
import { isPercentColumn, readCount, readMeasured, readSize } from './read-cells.ts';
import { curricula, curveFields, MOST_POINTS, type StudyPoint } from './schema.ts';
import { splitTable, type TableKind, type TableLine } from './split-table.ts';

/** What is wrong with a line of a pasted table. */
export interface TableIssue {
  line: number;
  message: string;
}

export interface ReadTable {
  kind: TableKind;
  /** Every heading with what it was taken for; null where it is not read. */
  columns: { heading: string; kind: ColumnKind | null }[];
  /** Whether accuracies were read as percent. */
  percent: boolean;
  points: StudyPoint[];
  issues: TableIssue[];
}

type Row = (kind: ColumnKind) => string;

/**
 * Reads a pasted table as points of a study. The first line names the columns. An accuracy is a percentage, a share or
 * "right/problems"; a column is taken as percent where a heading or a cell has the sign or a value is over 1. Never
 * throws: what cannot be read is an issue with its line.
 */
export function readTable(text: string): ReadTable {
  const { kind, lines } = splitTable(text);
  const [header, ...body] = lines;
  const columns = (header?.cells ?? []).map((heading) => ({ heading, kind: columnKind(heading) }));
  const issues = headerIssues(header, columns);
  const at = (wanted: ColumnKind) => columns.findIndex((column) => column.kind === wanted);
  const accuracyAt = at('accuracy');
  const percent = isPercentColumn(
    accuracyAt < 0 ? '' : columns[accuracyAt]!.heading,
    body.map(({ cells }) => cells[accuracyAt] ?? ''),
  );
  if (issues.length > 0) return { kind, columns, percent, points: [], issues };
  if (body.length === 0) issues.push({ line: header!.line, message: 'There is no line under the headings.' });
  if (body.length > MOST_POINTS) {
    issues.push({ line: body[MOST_POINTS]!.line, message: `A study holds at most ${MOST_POINTS} points.` });
    return { kind, columns, percent, points: [], issues };
  }
  const points = body.flatMap((line) => {
    const read = readPoint(line, (wanted) => line.cells[at(wanted)] ?? '', percent);
    if ('point' in read) return [read.point];
    issues.push({ line: line.line, message: read.message });
    return [];
  });
  return { kind, columns, percent, points, issues };
}

function headerIssues(header: TableLine | undefined, columns: ReadTable['columns']): TableIssue[] {
  if (!header)
    return [{ line: 1, message: 'There is nothing to read. Paste a table with a line of headings.' }];
  const { line } = header;
  const has = (kind: ColumnKind) => columns.some((column) => column.kind === kind);
  const issues: TableIssue[] = [];
  if (!has('size')) {
    issues.push({
      line,
      message: 'No column is called “size” (or “examples”): how many examples each model saw.',
    });
  }
  if (!has('accuracy') && !(has('correct') && has('items'))) {
    issues.push({ line, message: 'There is no column “accuracy”, nor “correct” together with “items”.' });
  }
  const kinds = columns.flatMap(({ kind }) => (kind === null ? [] : [kind]));
  const twice = kinds.find((kind, i) => kinds.indexOf(kind) !== i);
  if (twice) issues.push({ line, message: `Two columns are read as “${twice}”. Rename one of them.` });
  return issues;
}

function readPoint(
  { line }: TableLine,
  cell: Row,
  percent: boolean,
): { point: StudyPoint } | { message: string } {
  const size = readSize(cell('size'));
  if (size === null) {
    return {
      message: `“${cell('size')}” is no size. Write a whole number from 1, such as 7473, 60K or 2.1M.`,
    };
  }
  const measured = readMeasured(cell('accuracy'), cell('correct'), cell('items'), percent);
  if (typeof measured === 'string') return { message: measured };
  const seed = cell('seed') === '' ? null : readCount(cell('seed'));
  if (cell('seed') !== '' && seed === null)
    return { message: `“${cell('seed')}” is no seed: a whole number.` };
  const tokens = cell('tokens') === '' ? null : readSize(cell('tokens'));
  if (cell('tokens') !== '' && tokens === null)
    return { message: `“${cell('tokens')}” is no number of tokens.` };
  const weight = cell('weight') === '' ? 1 : Number(cell('weight'));
  if (!(weight > 0 && weight <= 1e9))
    return { message: `“${cell('weight')}” is no weight: a number over 0.` };
  const curriculum = cell('curriculum') === '' ? 'random' : cell('curriculum').toLowerCase();
  const known = curricula.find((one) => one === curriculum);
  if (!known) return { message: `“${cell('curriculum')}” is neither “random” nor “hard”.` };
  const labels = Object.fromEntries(
    curveFields.map((field) => [field, unguardedCell(cell(field)).slice(0, 100) || null]),
  );
  return {
    point: {
      ...{ size, tokens, seed, weight, ...measured, curriculum: known, source: { kind: 'table', line } },
      ...(labels as Pick<StudyPoint, (typeof curveFields)[number]>),
    },
  };
}
