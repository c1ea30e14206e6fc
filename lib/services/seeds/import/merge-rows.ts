import { advanceMerge } from '#lib/db/queries/seeds/advance-merge.ts';
import { analyze } from '#lib/db/queries/seeds/analyze.ts';
import { dropStaging } from '#lib/db/queries/seeds/drop-staging.ts';
import { hasSynthetic } from '#lib/db/queries/seeds/has-synthetic.ts';
import { linkRejected } from '#lib/db/queries/seeds/link-rejected.ts';
import { listStaging } from '#lib/db/queries/seeds/list-staging.ts';
import { lockImport } from '#lib/db/queries/seeds/lock-import.ts';
import { lockProjectSeeds } from '#lib/db/queries/seeds/lock-project-seeds.ts';
import { lookUpByIndex } from '#lib/db/queries/seeds/look-up-by-index.ts';
import { mergeNamedSeeds } from '#lib/db/queries/seeds/merge-named-seeds.ts';
import { mergeRejected } from '#lib/db/queries/seeds/merge-rejected.ts';
import { mergeSeeds } from '#lib/db/queries/seeds/merge-seeds.ts';
import { mergeVariants } from '#lib/db/queries/seeds/merge-variants.ts';
import { setSortMemory } from '#lib/db/queries/seeds/set-sort-memory.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import { countStaged, type StagedCounts } from './count-staged.ts';
import { type ImportRun, NotMine, stopWithWorker } from './import-run.ts';

/**
 * The phase "merging": staging tables become seeds and variants, each with the counters in one transaction, which drops
 * the table too. Throws NotMine when the import was cancelled or taken over.
 */
export async function mergeRows(run: ImportRun, tables: readonly string[]): Promise<void> {
  const { pool, options } = run;
  const count = (table: string | undefined) => {
    const counted = table === undefined ? undefined : countStaged(pool, table);
    // A failure is met where its turn comes.
    counted?.catch(() => {});
    return counted;
  };
  let next = count(tables[0]);
  for (const [at, table] of tables.entries()) {
    stopWithWorker(options);
    const counts = await next;
    next = count(tables[at + 1]);
    try {
      await mergeTable(run, table, counts as StagedCounts);
    } catch (error) {
      // Its transaction holds the next table: whoever drops that would wait for it.
      await next?.catch(() => {});
      throw error;
    }
  }
}

async function mergeTable({ ctx, pool, found }: ImportRun, table: string, { rows, tokens }: StagedCounts) {
  await inTransaction(pool, async (client) => {
    const standing = await lockImport(client, found.id);
    if (!standing || !(await listStaging(client, found.seq)).includes(table)) throw new NotMine();
    const merge = { table, projectId: found.projectId, importId: found.id, at: ctx.now() };
    await lockProjectSeeds(client, found.projectId);
    await setSortMemory(client);
    const synthetic = await hasSynthetic(client, table);
    if (synthetic) {
      await analyze(client, table);
      await mergeNamedSeeds(client, merge, tokens);
    }
    const seeds = await mergeSeeds(client, merge, tokens);
    if (synthetic) await lookUpByIndex(client);
    const variants = synthetic ? await mergeVariants(client, merge, tokens) : 0;
    if (synthetic) {
      await mergeRejected(client, { ...merge, label: found.fileName }, tokens);
      await linkRejected(client, merge);
    }
    await dropStaging(client, table);
    if (!(await advanceMerge(client, { importId: found.id, merged: rows, seeds, variants })))
      throw new NotMine();
  });
}
