import { Readable } from 'node:stream';
import type { Download } from '#lib/services/download.ts';

/** The answer to a request for a file: its lines are read as fast as they are taken. */
export function downloadResponse({ fileName, lines, rowCount, file }: Download): Response {
  const type = fileName.endsWith('.csv') ? 'text/csv' : 'application/x-ndjson';
  const headers = new Headers({
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${fileName}"`,
  });
  if (rowCount !== undefined) headers.set('X-Row-Count', String(rowCount));
  if (file) {
    headers.set('ETag', `"${file.sha256}"`);
    headers.set('Content-Length', String(file.bytes));
  }
  return new Response(Readable.toWeb(Readable.from(encoded(lines))) as ReadableStream, { headers });
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line, 'utf8');
}
