import { z } from 'zod';
import { Split } from './schema.ts';

/** SHA-256, lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 is 64 hexadecimal digits.');

/** One Parquet file of a version. Its content lies in the storage under `objectKey(sha256)`. */
export const Shard = z.object({
  /** As pulls and pushes name it: "data/train-00000-of-00003.parquet". */
  path: z.string(),
  split: Split,
  sha256: Sha256,
  bytes: z.number().int(),
  rows: z.number().int(),
});
export type Shard = z.infer<typeof Shard>;

/** What decontamination had to say when the version was frozen. */
export const Certificate = z.object({
  benchmarks: z.array(
    z.object({
      name: z.string(),
      contentHash: z.string(),
      problems: z.number().int(),
      comparedRows: z.number().int(),
    }),
  ),
  /** Names of methods with the thresholds that they ran with. */
  methods: z.array(z.object({ method: z.string(), settings: z.record(z.string(), z.unknown()) })),
  /** Hits by what became of them; open ones are 0 in every version. */
  hits: z.object({ open: z.number().int(), removed: z.number().int(), waived: z.number().int() }),
  waivers: z.array(
    z.object({
      benchmark: z.string(),
      method: z.string(),
      reason: z.string(),
      by: z.string(),
      count: z.number().int(),
    }),
  ),
});
export type Certificate = z.infer<typeof Certificate>;

/**
 * All that a version is. Its bytes are made of content alone, without ids and dates, so that the same recipe over the
 * same state gives the same manifest on another machine.
 */
export const Manifest = z.object({
  format: z.literal('corollary-version/1'),
  kind: z.enum(['sft', 'preference']),
  recipe: z.record(z.string(), z.unknown()),
  /** The content hash of the version that this is a subset of. */
  parent: Sha256.nullable(),
  rows: z.number().int(),
  /** SHA-256 over the canonical lines of all rows in order, and their bytes. */
  contentHash: Sha256,
  bytes: z.number().int(),
  splits: z.record(Split, z.number().int()),
  shards: z.array(Shard),
  certificate: Certificate,
  codeVersion: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

/** The storage key of a content by its SHA-256. */
export const objectKey = (sha256: string): string => `objects/${sha256.slice(0, 2)}/${sha256}`;

/** "data/train-00000-of-00003.parquet", as the Hugging Face Hub names the files of a split. */
export function shardPath(split: Split, index: number, count: number): string {
  const digits = (value: number) => String(value).padStart(5, '0');
  return `data/${split}-${digits(index)}-of-${digits(count)}.parquet`;
}

/** The manifest's bytes: JSON with two spaces, ended by "\n". */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;
