import type { Tx } from '#lib/db/client.ts';
import type { VersionRestore } from '#lib/db/generated/client.ts';
import { analyzeRestoreRows } from '#lib/db/queries/restore/analyze-rows.ts';
import { countKept } from '#lib/db/queries/restore/count-kept.ts';
import { createRestoreTexts } from '#lib/db/queries/restore/create-texts.ts';
import { gatherUndoRows } from '#lib/db/queries/restore/gather-undo-rows.ts';
import { undoRestoreDecisions } from '#lib/db/queries/restore/undo-decisions.ts';
import { undoLabels } from '#lib/db/queries/restore/undo-labels.ts';
import { undoStates } from '#lib/db/queries/restore/undo-states.ts';
import { undoTexts } from '#lib/db/queries/restore/undo-texts.ts';
import { unmakeImports } from '#lib/db/queries/restore/unmake-imports.ts';
import { unmakeSeeds } from '#lib/db/queries/restore/unmake-seeds.ts';
import { unmakeVariants } from '#lib/db/queries/restore/unmake-variants.ts';
import { wideWorkMemory } from '#lib/db/queries/versions/wide-work-memory.ts';
import { audit } from '../../audit.ts';
import { byWhom } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { wholeRestoreMs } from './apply.ts';
import { finishTexts } from './finish-texts.ts';
import { measureTexts } from './texts.ts';

/** Takes a restore back as a whole, in one transaction. */
export async function takeRestoreBack(ctx: ProjectCtx, restoreId: string, progress: RunProgress) {
  const restore = await ctx.db.versionRestore.findUniqueOrThrow({ where: { id: restoreId } });
  if (restore.undoneAt) return { kept: restore.kept ?? 0 };
  return ctx.db.$transaction((tx) => takeBackWithin(tx, ctx, restore, progress), {
    timeout: wholeRestoreMs,
    maxWait: 60_000,
  });
}

async function takeBackWithin(tx: Tx, ctx: ProjectCtx, restore: VersionRestore, progress: RunProgress) {
  const { id: restoreId, at: restoredAt } = restore;
  const at = ctx.now();
  const { actorId, actorLabel } = byWhom(ctx);
  const version = await tx.datasetVersion.findUniqueOrThrow({ where: { id: restore.versionId } });
  const note = `Restoring of version ${version.number} (${version.name}) taken back`;
  await wideWorkMemory(tx);
  const rows = await gatherUndoRows(tx, restoreId);
  await analyzeRestoreRows(tx);
  await progress('Taking the restore back', 0, rows);
  const kept = await countKept(tx);
  await createRestoreTexts(tx);
  await measureTexts(tx);
  await undoLabels(tx, { restoredAt, at });
  const texts = await undoTexts(tx, { note, authorId: actorId, at });
  const states = await undoStates(tx, at);
  await undoRestoreDecisions(tx, { restoreId, restoredAt, by: actorId, at });
  const unmade = await unmakeVariants(tx);
  await unmakeSeeds(tx, ctx.project.id, restoredAt);
  await unmakeImports(tx, ctx.project.id, restoredAt);
  await finishTexts(tx, ctx, restoreId);
  const data = { undoneAt: at, undoneById: actorId, undoneLabel: actorLabel, kept };
  await tx.versionRestore.update({ where: { id: restoreId }, data });
  const before = { version: version.number, restoredAt };
  const after = { version: version.number, texts, states, unmade, kept };
  await audit(tx, ctx, { action: 'versions.undo-restore', target: `restore ${restoreId}`, before, after });
  await progress('Done', rows, rows);
  return after;
}
