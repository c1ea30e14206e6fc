import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | bigint | null;

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line of COPY's text format (PostgreSQL manual, "COPY", File Formats). The texts hold no NUL. */
export function copyLine(values: readonly CopyValue[]): string {
  const cells = values.map((value) =>
    value === null
      ? '\\N'
      : String(value).replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character),
  );
  return `${cells.join('\t')}\n`;
}

/** Sends the rows through a COPY statement; memory holds one line at a time besides the socket's buffer. */
export async function copyRows(
  client: pg.PoolClient,
  statement: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  function* pieces() {
    let piece = '';
    for (const row of rows) {
      piece += copyLine(row);
      if (piece.length > 64 * 1024) {
        yield piece;
        piece = '';
      }
    }
    if (piece !== '') yield piece;
  }
  await pipeline(Readable.from(pieces(), { objectMode: false }), client.query(copyFrom(statement)));
}
