import type { Line } from './lines.ts';
import { splitLines } from './lines.ts';
import type { ByteStream } from './row.ts';
import { LONGEST_ROW, TOO_LONG } from './row.ts';

/** The bytes of one CSV record, which begins in `line` and may span lines inside quotes. */
export type CsvRecord = { line: number; bytes: Buffer } | { line: number; error: string };

/**
 * Joins lines until their quotes are paired. A quote that nothing closes within 8 MB or by the end of the file
 * costs only its own line: what follows is read as rows again.
 */
export async function* splitRecords(stream: ByteStream): AsyncGenerator<CsvRecord> {
  const open = new OpenRecord();
  for await (const line of splitLines(stream)) yield* open.add(line);
  yield* open.end();
}

const NEWLINE = Buffer.from('\n');

class OpenRecord {
  #lines: { line: number; bytes: Buffer }[] = [];
  #length = 0;
  #quotes = 0;

  *add({ line, bytes }: Line): Generator<CsvRecord> {
    if (bytes === null) {
      yield* this.end();
      yield { line, error: TOO_LONG };
    } else if (this.#lines.length > 0 || bytes.length > 0) {
      this.#lines.push({ line, bytes });
      this.#length += bytes.length;
      this.#quotes += countQuotes(bytes);
      if (this.#quotes % 2 === 0) yield this.#take();
      else if (this.#length > LONGEST_ROW) yield* this.#giveUpFirst();
    }
  }

  *end(): Generator<CsvRecord> {
    while (this.#lines.length > 0) yield* this.#giveUpFirst();
  }

  #take(): CsvRecord {
    const parts = this.#lines.flatMap(({ bytes }, i) => (i === 0 ? [bytes] : [NEWLINE, bytes]));
    const record = {
      line: this.#lines[0]!.line,
      bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts),
    };
    this.#reset();
    return record;
  }

  *#giveUpFirst(): Generator<CsvRecord> {
    const [first, ...rest] = this.#lines;
    this.#reset();
    if (first) yield { line: first.line, error: 'A quote is opened in this row and never closed.' };
    for (const line of rest) yield* this.add(line);
  }

  #reset(): void {
    this.#lines = [];
    this.#length = 0;
    this.#quotes = 0;
  }
}

function countQuotes(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x22); at >= 0; at = bytes.indexOf(0x22, at + 1)) count++;
  return count;
}
