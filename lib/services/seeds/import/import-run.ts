import type pg from 'pg';
import type { SeedImport } from '#lib/db/generated/client.ts';
import type { Ctx } from '../../context.ts';
import type { Drafter } from './draft-in-order.ts';

/** How an import is run; what is left out suits a small file in the process that asks. */
export type ImportOptions = {
  drafter?: Drafter;
  /** The worker stops: the import goes on with its next start. */
  stopping?: AbortSignal;
  /** Rows of one transaction of reading, and so of merging. */
  tableRows?: number;
  blockBytes?: number;
  /** From so many rows on the search indexes are taken away while they are merged. */
  bulkRows?: number;
  /** Problems that are stored; rows are counted all the same. */
  mostRejects?: number;
};

/** What the phases of one import share. */
export type ImportRun = { ctx: Ctx; pool: pg.Pool; found: SeedImport; options: ImportOptions };

/** The import was cancelled, or another runner is further: what this one holds is rolled back. */
export class NotMine extends Error {}

export function stopWithWorker({ stopping }: ImportOptions): void {
  if (stopping?.aborted) throw new Error('The worker stops; the import goes on with its next start.');
}
