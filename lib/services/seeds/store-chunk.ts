import type pg from 'pg';
import type { SeedImport } from '#lib/db/generated/client.ts';
import { advanceImport } from '#lib/db/queries/seeds/advance-import.ts';
import { copyRejects } from '#lib/db/queries/seeds/copy-rejects.ts';
import { copySeedStaging } from '#lib/db/queries/seeds/copy-staging.ts';
import { createSeedStaging } from '#lib/db/queries/seeds/create-staging.ts';
import { lockProjectSeeds } from '#lib/db/queries/seeds/lock-project-seeds.ts';
import { mergeSeedStaging } from '#lib/db/queries/seeds/merge-staging.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import type { Ctx } from '../context.ts';
import { problemHash } from '../problem-hash.ts';

export type RowProblem = { line: number; field: string | null; message: string };

/** One row of a file, read: a seed, or what is wrong with it. `bytesRead` is how far the file was read then. */
export type ChunkRow = { bytesRead: number } & (
  | { line: number; seed: ParsedSeed; problems?: undefined }
  | { line: number; problems: RowProblem[]; seed?: undefined }
);

type Chunk = { from: number; bytesRead: number; rows: ChunkRow[]; ctx: Ctx };

class NotMine extends Error {}

/** Stores a chunk with its counters in one transaction. False when the import was cancelled or taken over. */
export async function storeChunk(pool: pg.Pool, found: SeedImport, chunk: Chunk): Promise<boolean> {
  const seeds = chunk.rows.flatMap(({ line, seed }) => (seed ? [{ line, seed }] : []));
  const problems = chunk.rows.flatMap((row) => row.problems ?? []);
  const rejected = chunk.rows.length - seeds.length;
  try {
    await inTransaction(pool, async (client) => {
      await createSeedStaging(client);
      await copySeedStaging(client, stagedRows(chunk.ctx, seeds));
      await lockProjectSeeds(client, found.projectId);
      const added = await mergeSeedStaging(client, { projectId: found.projectId, importId: found.id });
      await copyRejects(
        client,
        problems.map(({ line, field, message }) => [found.id, line, field, message]),
      );
      const { from, bytesRead } = chunk;
      const counts = { read: chunk.rows.length, added, duplicate: seeds.length - added, rejected };
      if (!(await advanceImport(client, { importId: found.id, from, bytesRead, ...counts })))
        throw new NotMine();
    });
    return true;
  } catch (error) {
    if (error instanceof NotMine) return false;
    throw error;
  }
}

function* stagedRows(ctx: Ctx, rows: { line: number; seed: ParsedSeed }[]) {
  const now = ctx.now().getTime();
  for (const { line, seed } of rows) {
    const { problem, solution, answer, subject, level, originalId, meta } = seed;
    const id = uuidv7(now, ctx.randomBytes(10));
    const hash = problemHash(problem);
    yield [
      id,
      line,
      originalId,
      problem,
      solution,
      answer,
      subject,
      level,
      hash,
      JSON.stringify(meta),
    ] as const;
  }
}
