import { createHash } from 'node:crypto';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import { stepOf } from '#lib/domain/versions/lengths.ts';
import { objectKey, type Shard, shardPath } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';
import { oneChunk } from '#lib/storage/one-chunk.ts';
import { encodeShard } from '#lib/storage/shards/encode-shard.ts';

export type ShardLimits = { rows: number; characters: number };
/** A shard's rows stand in memory while it is written: what ends it first. */
const usual: ShardLimits = { rows: 50_000, characters: 96 * 1024 * 1024 };

type Written = Omit<Shard, 'path'>;
export type Group = { method: string; subject: string | null; level: number | null; rows: number };

/** Puts rows into shards in the storage, in order, and measures them. A shard holds rows of one split. */
export class ShardWriter {
  readonly #storage: ObjectStorage;
  readonly #limits: ShardLimits;
  readonly #content = createHash('sha256');
  readonly #hashes: Buffer[] = [];
  readonly #written: Written[] = [];
  readonly #mix = new Map<string, Group>();
  readonly #lengths: number[] = [];
  #rows: FrozenRow[] = [];
  #characters = 0;
  #bytes = 0;

  constructor(storage: ObjectStorage, limits: ShardLimits = usual) {
    this.#storage = storage;
    this.#limits = limits;
  }

  /** Rows so far. */
  get count(): number {
    return this.#hashes.length;
  }

  /** Takes the next row, in order, with its length in tokens, and writes what it completes. */
  async put(row: FrozenRow, tokens: number): Promise<void> {
    if (this.#rows.length > 0 && this.#rows[0]!.split !== row.split) await this.flush();
    const line = Buffer.from(canonicalLine(row), 'utf8');
    this.#content.update(line);
    this.#hashes.push(createHash('sha256').update(line).digest());
    this.#bytes += line.length;
    this.#characters += line.length;
    this.#rows.push(row);
    this.#count(row);
    const step = stepOf(tokens);
    this.#lengths[step] = (this.#lengths[step] ?? 0) + 1;
    const { rows, characters } = this.#limits;
    if (this.#rows.length >= rows || this.#characters >= characters) await this.flush();
  }

  /** Writes what waits as one shard. */
  async flush(): Promise<void> {
    const rows = this.#rows;
    if (rows.length === 0) return;
    const { split } = rows[0]!;
    this.#rows = [];
    this.#characters = 0;
    const file = encodeShard(rows);
    const sha256 = createHash('sha256').update(file).digest('hex');
    // Addressed by content: what is there already is the same.
    if (!(await this.#storage.stat(objectKey(sha256))))
      await this.#storage.write(objectKey(sha256), oneChunk(file));
    this.#written.push({ split, sha256, bytes: file.length, rows: rows.length });
  }

  /** After the last flush: what the version is. */
  end() {
    const shards = this.#written.map(({ split, ...rest }, at): Shard => {
      const ofSplit = this.#written.filter((one) => one.split === split);
      const index = this.#written.slice(0, at).filter((one) => one.split === split).length;
      return { path: shardPath(split, index, ofSplit.length), split, ...rest };
    });
    const splits = { train: 0, validation: 0, test: 0 };
    for (const { split, rows } of shards) splits[split] += rows;
    return {
      ...{ shards, splits, rows: this.#hashes.length, bytes: this.#bytes },
      contentHash: this.#content.digest('hex'),
      rowHashes: this.#hashes,
      lengths: Array.from(this.#lengths, (rows) => rows ?? 0),
      mix: [...this.#mix.values()].sort(byMethod),
    };
  }

  #count({ method, subject, level }: FrozenRow) {
    const key = JSON.stringify([method, subject, level]);
    const group = this.#mix.get(key);
    if (group) group.rows++;
    else this.#mix.set(key, { method, subject, level, rows: 1 });
  }
}

const order = (text: string | null) => (text === null ? '\uffff' : text);
const byMethod = (a: Group, b: Group) =>
  compare(a.method, b.method) ||
  compare(order(a.subject), order(b.subject)) ||
  (a.level ?? 9) - (b.level ?? 9);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
