import { z } from 'zod';
import { Sha256 } from '../versions/manifest.ts';

const Held = { bytes: z.number().int(), sha256: Sha256 };

/** A name of PostgreSQL's that the studio makes itself: what a backup names is used in statements. */
const Name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'A table is called otherwise.');

const Bound = z.string().regex(/^FOR VALUES IN \('[0-9a-f-]{36}'\)$|^DEFAULT$/, 'A part is bound otherwise.');

/** The rows of one table as `COPY … TO STDOUT` writes them, packed by Zstandard, in `tableFile(name)`. */
export const BackupTable = z.object({
  name: Name,
  columns: z.array(z.object({ name: Name, type: z.string().regex(/^[A-Za-z0-9_ "(),[\]]+$/) })).min(1),
  rows: z.number().int(),
  ...Held,
});
export type BackupTable = z.infer<typeof BackupTable>;

/** A file of the storage: in `storedFile(key)`, or in the bucket that the installation keeps its files in. */
export const BackupFile = z.object({ key: z.string(), ...Held });
export type BackupFile = z.infer<typeof BackupFile>;

/** All that an installation holds, as of one moment. */
export const BackupManifest = z.object({
  format: z.literal('corollary-backup/1'),
  madeAt: z.iso.datetime(),
  codeVersion: z.string(),
  /** PostgreSQL's `server_version_num`. */
  postgres: z.number().int(),
  /** The state of the schema: migrations in the order of their names, with the SHA-256 of each. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(BackupTable),
  /** Parts of tables that were made while the studio ran: `bound` is their FOR VALUES clause. */
  parts: z.array(z.object({ parent: Name, name: Name, bound: Bound })),
  sequences: z.array(z.object({ name: Name, value: z.string().regex(/^\d+$/), called: z.boolean() })),
  /** Jobs that had not ended: name, payload, key, time, attempts; in `jobsFile`. */
  jobs: z.object({ rows: z.number().int(), ...Held }),
  /** Where the files are: copied into the backup, or left in a bucket, of which the versions' are stated. */
  filesIn: z.enum(['backup', 'bucket']),
  files: z.array(BackupFile),
  /** What signs sessions and opens stored keys; null where it was left out, or comes from STUDIO_SECRET. */
  secrets: z.object(Held).nullable(),
  /** Tells whether an installation can open the keys of this one; says nothing of the key itself. */
  keyFingerprint: Sha256,
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const manifestFile = 'manifest.json';
export const jobsFile = 'jobs.copy.zst';
export const secretsFile = 'secrets.json';
export const tableFile = (name: string) => `tables/${name}.copy.zst`;
export const storedFile = (key: string) => `files/${key}`;

/** Tables that imports make for blocks that they have read; every other table comes from a migration. */
export const isStagingTable = (name: string) => /^import_rows_\d+_\d+$/.test(name);

/** Every file of a backup with its size and hash, the manifest apart. */
export function filesOf(manifest: BackupManifest): (z.infer<z.ZodObject<typeof Held>> & {
  path: string;
  rows: number | null;
})[] {
  const { tables, jobs, filesIn, files, secrets } = manifest;
  return [
    ...tables.map(({ name, rows, bytes, sha256 }) => ({ path: tableFile(name), rows, bytes, sha256 })),
    { path: jobsFile, ...jobs },
    ...(filesIn === 'backup' ? files : []).map(({ key, ...held }) => ({
      ...{ path: storedFile(key), rows: null },
      ...held,
    })),
    ...(secrets ? [{ path: secretsFile, rows: null, ...secrets }] : []),
  ];
}
