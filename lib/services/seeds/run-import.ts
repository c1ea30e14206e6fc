import { poolOf } from '#lib/db/client.ts';
import type { ImportPhase, SeedImport } from '#lib/db/generated/client.ts';
import { dropStaging } from '#lib/db/queries/seeds/drop-staging.ts';
import { hasSynthetic } from '#lib/db/queries/seeds/has-synthetic.ts';
import { listStaging } from '#lib/db/queries/seeds/list-staging.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { type ImportOptions, type ImportRun, NotMine } from './import/import-run.ts';
import { mergeRows } from './import/merge-rows.ts';
import { stageRows } from './import/stage-rows.ts';
import { UnreadableFile } from './read-stored-rows.ts';
import { ensureSearchIndexes, withoutSearchIndexes } from './search-indexes.ts';
import { storageKey } from './upload.ts';

/** From so many rows on, building the search indexes anew costs less than keeping them up to date. */
const bulkRows = 50_000;

/**
 * The job "seeds.import": reads the stored file into staging tables, then merges those into the project, part by part.
 * Run again after a crash it goes on behind the last whole part; a cancelled or finished import is left as it is.
 */
export async function runImport(ctx: Ctx, importId: string, options: ImportOptions = {}): Promise<void> {
  await ctx.db.seedImport.updateMany({
    where: { id: importId, status: 'queued' },
    data: { status: 'running', phase: 'reading', startedAt: ctx.now() },
  });
  const found = await ctx.db.seedImport.findUnique({ where: { id: importId } });
  if (!found) return;
  const run = { ctx, pool: poolOf(ctx.db), found, options };
  if (found.status === 'running') await runPhases(run);
  await cleanUp(run);
}

async function runPhases(run: ImportRun) {
  try {
    if ((run.found.phase ?? 'reading') === 'reading') {
      await stageRows(run);
      await enter(run, 'merging');
    }
    await mergeAll(run);
    await finish(run, { status: 'done' });
  } catch (error) {
    if (error instanceof NotMine) return;
    // Only what lies in the file is final; a lost connection is for the queue to try again.
    if (!(error instanceof UnreadableFile)) throw error;
    await finish(run, { status: 'failed', error: error.message });
  }
}

async function mergeAll(run: ImportRun) {
  const { ctx, pool, found, options } = run;
  const { rowsStaged, rowsMerged } = await ctx.db.seedImport.findUniqueOrThrow({ where: { id: found.id } });
  const tables = await listStaging(pool, found.seq);
  const bulk = rowsStaged - rowsMerged >= (options.bulkRows ?? bulkRows);
  const resumed = found.phase === 'merging' || found.phase === 'indexing';
  if (!bulk && !resumed) return mergeRows(run, tables);
  try {
    if (bulk) await withoutSearchIndexes(pool, await growing(run, tables), () => mergeRows(run, tables));
    else await mergeRows(run, tables);
    await enter(run, 'indexing');
  } finally {
    await ensureSearchIndexes(pool);
  }
}

/** The tables that get rows of these staging tables. */
async function growing({ pool }: ImportRun, tables: readonly string[]): Promise<('seeds' | 'variants')[]> {
  for (const table of tables) if (await hasSynthetic(pool, table)) return ['seeds', 'variants'];
  return ['seeds'];
}

/** The next phase; a file that was read to its end counts whole. Throws NotMine where the import was cancelled. */
async function enter({ ctx, found }: ImportRun, phase: ImportPhase) {
  const moved = await ctx.db.seedImport.updateMany({
    where: { id: found.id, status: 'running' },
    data: { phase, bytesRead: found.byteSize },
  });
  if (moved.count === 0) throw new NotMine();
}

/** Of an import that has ended nothing is left but its rows: no file, no staged rows, no index put off. */
async function cleanUp({ ctx, pool, found }: ImportRun) {
  const now = await ctx.db.seedImport.findUnique({ where: { id: found.id }, select: { status: true } });
  if (now && !ended.includes(now.status)) return;
  for (const table of await listStaging(pool, found.seq)) await dropStaging(pool, table);
  await ctx.storage.remove(storageKey(found.id));
  if (now?.status !== 'done') await ensureSearchIndexes(pool);
}

const ended: readonly SeedImport['status'][] = ['done', 'failed', 'cancelled'];

async function finish({ ctx, found }: ImportRun, end: { status: 'done' | 'failed'; error?: string }) {
  await ctx.db.$transaction(async (tx) => {
    const moved = await tx.seedImport.updateMany({
      where: { id: found.id, status: 'running' },
      data: { ...end, phase: null, finishedAt: ctx.now() },
    });
    if (moved.count === 0) return;
    const { rowsRead, rowsAdded, variantsAdded, rowsDuplicate, rowsRejected, projectId } =
      await tx.seedImport.findUniqueOrThrow({ where: { id: found.id } });
    const after = { ...end, rowsRead, rowsAdded, variantsAdded, rowsDuplicate, rowsRejected };
    const project = { id: projectId, slug: '', name: '' };
    await audit(
      tx,
      { ...ctx, project, role: 'owner' },
      { action: 'seeds.import', target: `import ${found.id}`, before: { status: 'running' }, after },
    );
  });
}
