import { splitLines } from './lines.ts';
import { parseJsonRow } from './parse-json.ts';
import type { ByteStream, FileRow } from './row.ts';
import { TOO_LONG } from './row.ts';

/** One JSON value per line; empty lines are passed over, a line that cannot be read is reported. */
export async function* readJsonl(stream: ByteStream): AsyncGenerator<FileRow> {
  for await (const { line, bytes } of splitLines(stream)) {
    if (bytes === null) yield { line, error: TOO_LONG };
    else if (!isBlank(bytes)) yield { line, ...parseJsonRow(bytes) };
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
