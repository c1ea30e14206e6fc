import { createHash } from 'node:crypto';
import { stepOf } from '#lib/domain/versions/lengths.ts';
import { objectKey, type Shard, shardPath } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow, Split } from '#lib/domain/versions/schema.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';
import { oneChunk } from '#lib/storage/one-chunk.ts';
import { ByteList } from '#lib/storage/shards/byte-list.ts';
import { RowColumns } from '#lib/storage/shards/row-columns.ts';
import { type EncodedShard, encodeHere, type ShardEncoder } from '#lib/storage/shards/shard-encoder.ts';
import { type MeasuredRow, type SealedRow, sealRow } from './seal-row.ts';

export type ShardLimits = { rows: number; characters: number };
/** A shard's rows stand in memory while it is made: what ends it first. */
const usual: ShardLimits = { rows: 25_000, characters: 64 * 1024 * 1024 };

type Written = Omit<Shard, 'path'>;
export type Group = { method: string; subject: string | null; level: number | null; rows: number };

/** Puts rows into shards in the storage, in order, and measures them. A shard holds rows of one split. */
export class ShardWriter {
  readonly #storage: ObjectStorage;
  readonly #encoder: ShardEncoder;
  readonly #limits: ShardLimits;
  readonly #content = createHash('sha256');
  readonly #hashes = new ByteList();
  readonly #written: Written[] = [];
  readonly #making: Promise<Written>[] = [];
  readonly #mix = new Map<string, Group>();
  readonly #lengths: number[] = [];
  readonly #columns = new RowColumns();
  #split: Split = 'train';
  /** Canonical lines of the rows that wait: a hash takes them in together in half the time. */
  readonly #lines = new ByteList();
  #count = 0;
  #bytes = 0;

  constructor(
    storage: ObjectStorage,
    { encoder = encodeHere, limits = usual }: { encoder?: ShardEncoder; limits?: ShardLimits } = {},
  ) {
    this.#storage = storage;
    this.#encoder = encoder;
    this.#limits = limits;
  }

  /** Rows so far. */
  get count(): number {
    return this.#count;
  }

  /** Seals the next row, in order, and takes it. */
  put = async (measured: MeasuredRow): Promise<void> => this.putSealed(sealRow(measured));

  /** Takes the next row, in order. What it returns is to be waited for: the shard that the row completes, where there is one. */
  putSealed(sealed: SealedRow): Promise<void> | undefined {
    if (this.#columns.rows === 0 || this.#split === sealed.row.split) return this.#take(sealed);
    return this.#endShard().then(() => this.#take(sealed));
  }

  #take({ row, tokens, line, rowHash }: SealedRow): Promise<void> | undefined {
    this.#split = row.split;
    this.#lines.pushText(line);
    this.#hashes.pushLatin1(rowHash);
    this.#columns.push(row);
    this.#count++;
    this.#measure(row, tokens);
    const { rows, characters } = this.#limits;
    return this.#columns.rows >= rows || this.#lines.length >= characters ? this.#endShard() : undefined;
  }

  async #endShard(): Promise<void> {
    const { rows } = this.#columns;
    if (rows === 0) return;
    this.#content.update(this.#lines.bytes());
    this.#bytes += this.#lines.length;
    this.#lines.clear();
    // Made and stored while the next ones are read.
    const split = this.#split;
    const stored = this.#encoder
      .encode(this.#columns.take())
      .then(async (encoded) => ({ split, rows, ...(await this.#store(encoded)) }));
    // A failure is met where its turn comes.
    stored.catch(() => {});
    this.#making.push(stored);
    if (this.#making.length >= this.#encoder.ahead) await this.#takeFirst();
  }

  async #store({ file, sha256 }: EncodedShard): Promise<{ sha256: string; bytes: number }> {
    // Addressed by content: what is there already is the same.
    if (!(await this.#storage.stat(objectKey(sha256))))
      await this.#storage.write(objectKey(sha256), oneChunk(file));
    return { sha256, bytes: file.length };
  }

  /** Waits for the first of the shards that are being made. */
  async #takeFirst(): Promise<void> {
    this.#written.push(await this.#making.shift()!);
  }

  /** Writes what waits, and says what the version is. `rowHashes`: 32 bytes a row, in order. */
  async end() {
    await this.#endShard();
    while (this.#making.length > 0) await this.#takeFirst();
    const shards = this.#written.map(({ split, ...rest }, at): Shard => {
      const ofSplit = this.#written.filter((one) => one.split === split);
      const index = this.#written.slice(0, at).filter((one) => one.split === split).length;
      return { path: shardPath(split, index, ofSplit.length), split, ...rest };
    });
    const splits = { train: 0, validation: 0, test: 0 };
    for (const { split, rows } of shards) splits[split] += rows;
    return {
      ...{ shards, splits, rows: this.#count, bytes: this.#bytes },
      contentHash: this.#content.digest('hex'),
      rowHashes: this.#hashes.bytes(),
      lengths: Array.from(this.#lengths, (rows) => rows ?? 0),
      mix: [...this.#mix.values()].sort(byMethod),
    };
  }

  #measure({ method, subject, level }: FrozenRow, tokens: number): void {
    const step = stepOf(tokens);
    this.#lengths[step] = (this.#lengths[step] ?? 0) + 1;
    const key = `${method}\0${subject ?? '\0'}\0${level}`;
    const group = this.#mix.get(key);
    if (group) group.rows++;
    else this.#mix.set(key, { method, subject, level, rows: 1 });
  }
}

export type FrozenContent = Awaited<ReturnType<ShardWriter['end']>>;

const order = (text: string | null) => (text === null ? '\uffff' : text);
const byMethod = (a: Group, b: Group) =>
  compare(a.method, b.method) ||
  compare(order(a.subject), order(b.subject)) ||
  (a.level ?? 9) - (b.level ?? 9);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
