import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { LaunchFile } from '../target.ts';
import type { Api } from './api.ts';
import { ApiFile, page } from './schema.ts';

/** At half a megabyte a second, and a minute for itself. */
const timeFor = (bytes: number) => 60_000 + bytes / 500;

/** The id of a file under this name; it is sent unless it is there, from where it lies, without being held in memory. */
export async function upload(api: Api, file: LaunchFile, name: string): Promise<string> {
  const known = (await filesOf(api)).find((one) => one.filename === name && one.bytes === file.bytes);
  if (known) return known.id;
  const sent = await api('/files', ApiFile, {
    method: 'POST',
    // A second copy of the file does no harm, and the next look finds the first.
    again: true,
    timeoutMs: timeFor(file.bytes),
    body: async () => multipart(file, name, await file.open()),
  });
  return sent.id;
}

/** RFC 7578. The length is known, so that servers that take no chunks take it. */
function multipart({ bytes }: LaunchFile, name: string, content: Readable) {
  const boundary = `corollary-${randomUUID()}`;
  const field = `--${boundary}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nfine-tune\r\n`;
  const head = Buffer.from(
    `${field}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/jsonl\r\n\r\n`,
  );
  const foot = Buffer.from(`\r\n--${boundary}--\r\n`);
  async function* parts() {
    yield head;
    yield* content as AsyncIterable<Uint8Array>;
    yield foot;
  }
  return {
    stream: Readable.toWeb(Readable.from(parts())) as ReadableStream<Uint8Array>,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + bytes + foot.length),
    },
  };
}

/** Every file for fine-tuning that this key sees. */
export async function filesOf(api: Api) {
  const found: { id: string; filename: string; bytes?: number | null }[] = [];
  for (let after: string | null = null; ; ) {
    const more: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const { data, has_more } = await api(`/files?purpose=fine-tune&limit=1000${more}`, page(ApiFile));
    found.push(...data);
    after = data.at(-1)?.id ?? null;
    if (!has_more || after === null) return found;
  }
}
