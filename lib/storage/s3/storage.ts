import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { notFound } from '#lib/domain/errors.ts';
import { assertKey, assertRange, type ByteRange, type ObjectStorage } from '../object-storage.ts';
import { type S3Client, type S3Options, s3Client } from './client.ts';
import { localCopies } from './local-copies.ts';
import { writeObject } from './write.ts';

type Copies = { folder: string; maxBytes: number };

/** Storage in a bucket of any store that speaks the S3 protocol. */
export function s3Storage(options: S3Options, copies: Copies): ObjectStorage {
  const send = s3Client(options);
  const local = localCopies(copies.folder, copies.maxBytes);
  const read = (key: string, range: ByteRange = {}) => openRange(send, key, range);
  return {
    write: (key, content) => {
      assertKey(key);
      return writeObject(send, key, content);
    },
    stat: async (key) => {
      const found = await head(send, key);
      return found && { bytes: found.bytes };
    },
    read,
    readRange: async (key, start, end) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await read(key, { start, end })) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    localPath: async (key) => {
      const found = await head(send, key);
      if (!found) throw missing(key);
      return local.pathOf(key, found.tag, () => read(key));
    },
    remove: async (key) => {
      assertKey(key);
      await (await send({ method: 'DELETE', key }, [404])).body?.cancel();
    },
  };
}

const missing = (key: string) => notFound(`The stored file "${key}"`);

async function head(send: S3Client, key: string): Promise<{ bytes: number; tag: string } | null> {
  assertKey(key);
  const { status, headers } = await send({ method: 'HEAD', key }, [404]);
  if (status === 404) return null;
  return { bytes: Number(headers.get('content-length')), tag: headers.get('etag') ?? '' };
}

async function openRange(send: S3Client, key: string, range: ByteRange): Promise<Readable> {
  assertKey(key);
  assertRange(range);
  const { start = 0, end } = range;
  if (start === end) {
    if (!(await head(send, key))) throw missing(key);
    return Readable.from([]);
  }
  const whole = start === 0 && end === undefined;
  const part = `bytes=${start}-${end === undefined ? '' : end - 1}`;
  const response = await send({ method: 'GET', key, headers: whole ? {} : { range: part } }, [404, 416]);
  if (response.status === 404) {
    await response.body?.cancel();
    throw missing(key);
  }
  // Behind the end of the content there is nothing, which is no failure.
  if (response.status === 416 || !response.body) {
    await response.body?.cancel();
    return Readable.from([]);
  }
  return Readable.fromWeb(response.body as ReadableStream);
}
