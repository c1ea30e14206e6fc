import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { isGuardedHeader, unguardedCell } from '#lib/domain/csv-guard.ts';
import type { CsvRecord } from './csv-records.ts';
import { splitRecords } from './csv-records.ts';
import type { ByteStream, FileRow } from './row.ts';
import { NOT_UTF8 } from './row.ts';

/** Rows parsed in one call; a batch with a fault in it is parsed again row by row. */
const BATCH = 200;

/**
 * Comma-, semicolon- or tab-separated rows under a header line, as objects of strings. A row with more or
 * fewer cells than the header, a stray quote or bytes that are not UTF-8 are reported; reading goes on. Where every name
 * of the header is quoted, the apostrophes that keep a spreadsheet from computing a cell are taken off.
 */
export async function* readCsv(stream: ByteStream): AsyncGenerator<FileRow> {
  let table: Table | null = null;
  let batch: CsvRecord[] = [];
  for await (const record of splitRecords(stream)) {
    if (table === null) {
      const opened = openTable(record);
      if ('error' in opened) {
        yield { line: record.line, error: opened.error };
        return;
      }
      table = opened;
    } else if (batch.push(record) === BATCH) {
      yield* readBatch(table, batch);
      batch = [];
    }
  }
  if (table) yield* readBatch(table, batch);
}

interface Table {
  delimiter: string;
  names: string[];
  isGuarded: boolean;
}

function openTable(record: CsvRecord): Table | { error: string } {
  if ('error' in record) return { error: record.error };
  if (!isUtf8(record.bytes)) return { error: NOT_UTF8 };
  const text = record.bytes.toString('utf8');
  const delimiter = likeliestDelimiter(text);
  const [cells] = parseRecords(text, delimiter) ?? [];
  if (!cells) return { error: 'The header line is not valid CSV.' };
  return { delimiter, names: uniqueNames(cells), isGuarded: isGuardedHeader(text) };
}

function likeliestDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (c: string) => bare.split(c).length;
  return [',', '\t', ';'].reduce((best, c) => (count(c) > count(best) ? c : best));
}

function uniqueNames(cells: string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function* readBatch(table: Table, batch: CsvRecord[]): Generator<FileRow> {
  const good = batch.filter((record) => !('error' in record) && isUtf8(record.bytes));
  const text = good.map((record) => ('bytes' in record ? record.bytes.toString('utf8') : '')).join('\n');
  const rows = good.length === batch.length ? parseRecords(text, table.delimiter) : null;
  if (rows?.length === batch.length) {
    for (const [i, { line }] of batch.entries()) yield { line, ...toRow(table, rows[i]!) };
  } else for (const record of batch) yield { line: record.line, ...readOne(table, record) };
}

type Outcome = { value: Record<string, string> } | { error: string };

function readOne(table: Table, record: CsvRecord): Outcome {
  if ('error' in record) return { error: record.error };
  if (!isUtf8(record.bytes)) return { error: NOT_UTF8 };
  const rows = parseRecords(record.bytes.toString('utf8'), table.delimiter);
  return rows?.length === 1 ? toRow(table, rows[0]!) : { error: 'A quote in this row is out of place.' };
}

function parseRecords(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' });
  } catch {
    return null;
  }
}

function toRow({ names, isGuarded }: Table, cells: string[]): Outcome {
  if (cells.length !== names.length) {
    return { error: `The row has ${cells.length} cells, the header ${names.length}.` };
  }
  const values = isGuarded ? cells.map(unguardedCell) : cells;
  return {
    value: Object.fromEntries(
      names.map((name, i) => [name, values[i]!]).filter(([name]) => name !== '__proto__'),
    ),
  };
}
