import { precondition } from '#lib/domain/errors.ts';
import { Measured } from '../measured.ts';
import type { S3Client } from './client.ts';
import { escapeXml, readTag } from './xml.ts';

/** S3 admits 10,000 parts of at least 5 MiB: 160 GB in one file. */
export const partBytes = 16 * 1024 * 1024;

/**
 * Writes a stream of unknown length: in one request where it fits into a part, else as an upload in parts. S3 shows
 * neither before it is whole.
 */
export async function writeObject(send: S3Client, key: string, content: AsyncIterable<Uint8Array>) {
  const measured = new Measured();
  const parts = inParts(measured.pass(content));
  const first = await parts.next();
  const second = first.done ? first : await parts.next();
  if (second.done) {
    await send({ method: 'PUT', key, body: first.done ? new Uint8Array(0) : first.value });
  } else {
    await upload(send, key, joined([first.value as Uint8Array, second.value], parts));
  }
  return measured.result();
}

async function upload(send: S3Client, key: string, parts: AsyncIterable<Uint8Array>) {
  const opened = await send({ method: 'POST', key, query: { uploads: '' } });
  const uploadId = readTag(await opened.text(), 'UploadId');
  if (!uploadId) throw precondition('The object storage began an upload without giving its id.');
  try {
    const tags: string[] = [];
    for await (const body of parts) {
      const query = { partNumber: String(tags.length + 1), uploadId };
      const response = await send({ method: 'PUT', key, query, body });
      tags.push(response.headers.get('etag') ?? '');
      await response.body?.cancel();
    }
    await complete(send, key, uploadId, tags);
  } catch (error) {
    await send({ method: 'DELETE', key, query: { uploadId } }, [404]).catch(() => {});
    throw error;
  }
}

async function complete(send: S3Client, key: string, uploadId: string, tags: readonly string[]) {
  const parts = tags.map(
    (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${escapeXml(tag)}</ETag></Part>`,
  );
  const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
  const answer = await (await send({ method: 'POST', key, query: { uploadId }, body })).text();
  // Joining takes longer than a status line may wait: a failure comes as the body of a 200.
  const code = /<Error>/.test(answer) ? (readTag(answer, 'Code') ?? 'an error') : null;
  if (code) throw precondition(`The object storage could not join the parts of "${key}": ${code}.`);
}

/** The stream cut into parts of `partBytes`; the last one is shorter. Each part is a buffer of its own. */
async function* inParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    let rest = chunk;
    while (length + rest.length >= partBytes) {
      const taken = partBytes - length;
      yield Buffer.concat([...part, rest.subarray(0, taken)]);
      rest = rest.subarray(taken);
      part = [];
      length = 0;
    }
    if (rest.length > 0) part.push(rest);
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(part);
}

async function* joined<T>(first: Iterable<T>, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}
