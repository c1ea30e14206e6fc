import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';

type Part = { key: string; start: number; end: number };

/** A part of a stored file as a Blob, read when it is asked for: uploading a large file needs no memory for it. */
export class StorageBlob extends Blob {
  readonly #storage: ObjectStorage;
  readonly #part: Part;

  constructor(storage: ObjectStorage, part: Part) {
    super();
    this.#storage = storage;
    this.#part = part;
  }

  override get size(): number {
    return this.#part.end - this.#part.start;
  }

  override slice(from = 0, to = this.size): StorageBlob {
    const { key, start, end } = this.#part;
    const [first, last] = [Math.min(start + from, end), Math.min(start + to, end)];
    return new StorageBlob(this.#storage, { key, start: first, end: Math.max(first, last) });
  }

  override stream(): ReturnType<Blob['stream']> {
    return Readable.toWeb(Readable.from(this.#chunks())) as ReturnType<Blob['stream']>;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await buffer(Readable.from(this.#chunks()));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  }

  override async text(): Promise<string> {
    return Buffer.from(await this.arrayBuffer()).toString('utf8');
  }

  async *#chunks(): AsyncGenerator<Uint8Array> {
    const { key, start, end } = this.#part;
    yield* await this.#storage.read(key, { start, end });
  }
}
