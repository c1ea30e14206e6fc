import { guardedCell, guardedHeader } from '#lib/domain/csv-guard.ts';
import { csvLine } from '#lib/domain/csv-line.ts';

type Rows = AsyncIterable<Record<string, unknown>>;

/** Characters that are encoded and handed on together. */
const chunk = 256 * 1024;

/** One JSON object a line. */
export function writeJsonl(rows: Rows): AsyncGenerator<Uint8Array> {
  return inChunks(
    (async function* () {
      for await (const row of rows) yield `${JSON.stringify(row)}\n`;
    })(),
  );
}

/** A JSON array, an element a line. */
export function writeJsonArray(rows: Rows): AsyncGenerator<Uint8Array> {
  return inChunks(
    (async function* () {
      let before = '[\n';
      for await (const row of rows) {
        yield before + JSON.stringify(row);
        before = ',\n';
      }
      yield before === '[\n' ? '[]\n' : '\n]\n';
    })(),
  );
}

/** CSV (RFC 4180) under a header; what is no text, number or flag stands as JSON. */
export function writeCsv(rows: Rows, columns: readonly string[], guard: boolean): AsyncGenerator<Uint8Array> {
  const cell = (value: unknown) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'number') return value;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return guard ? guardedCell(text) : text;
  };
  return inChunks(
    (async function* () {
      yield guard ? guardedHeader(columns) : csvLine(columns);
      for await (const row of rows) yield csvLine(columns.map((name) => cell(row[name])));
    })(),
  );
}

async function* inChunks(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let held: string[] = [];
  let length = 0;
  for await (const text of texts) {
    held.push(text);
    length += text.length;
    if (length < chunk) continue;
    yield Buffer.from(held.join(''), 'utf8');
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(held.join(''), 'utf8');
}
