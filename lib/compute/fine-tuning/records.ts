import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { assertTag } from '../run-folder.ts';
import { ApiCheckpoint, ApiEvent, ApiJob } from './schema.ts';

/** What the studio keeps of one attempt, so that only what is new is asked for. Lost, it is asked for anew. */
export const Kept = z.object({
  attempt: z.number(),
  id: z.string(),
  asked: z.boolean(),
  known: z
    .object({
      job: ApiJob,
      events: z.array(ApiEvent),
      checkpoints: z.array(ApiCheckpoint),
      complete: z.boolean(),
    })
    .nullable(),
});
export type Kept = z.infer<typeof Kept>;

/** Records in files of their own, each written whole: of two that write, both know the same, and one knows more. */
export function keptRecords(root: string) {
  const folderOf = (tag: string) => path.join(root, assertTag(tag));
  const fileOf = (tag: string, attempt: number) => path.join(folderOf(tag), `attempt-${attempt}.json`);
  const read = async (tag: string, attempt: number): Promise<Kept | null> => {
    const text = await readFile(fileOf(tag, attempt), 'utf8').catch(() => null);
    return text === null ? null : Kept.parse(JSON.parse(text));
  };
  return {
    read,
    write: async (tag: string, kept: Kept): Promise<void> => {
      await mkdir(folderOf(tag), { recursive: true, mode: 0o700 });
      const partial = `${fileOf(tag, kept.attempt)}.${randomUUID()}.partial`;
      await writeFile(partial, JSON.stringify(kept), { mode: 0o600 });
      await rename(partial, fileOf(tag, kept.attempt));
    },
    /** Of all attempts, the first one first. */
    all: async (tag: string): Promise<Kept[]> => {
      const names = await readdir(folderOf(tag)).catch(() => []);
      const numbers = names.flatMap((name) => Number(/^attempt-(\d+)\.json$/.exec(name)?.[1] ?? 0) || []);
      const found = await Promise.all(numbers.sort((a, b) => a - b).map((number) => read(tag, number)));
      return found.filter((one) => one !== null);
    },
    remove: (tag: string) => rm(folderOf(tag), { recursive: true, force: true }),
  };
}
export type KeptRecords = ReturnType<typeof keptRecords>;
