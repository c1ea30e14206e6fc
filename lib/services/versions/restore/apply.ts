import type { Tx } from '#lib/db/client.ts';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { acceptRows } from '#lib/db/queries/restore/accept-rows.ts';
import { analyzeRestoreRows } from '#lib/db/queries/restore/analyze-rows.ts';
import { countRestoreRows } from '#lib/db/queries/restore/count-rows.ts';
import { gatherRestoreRows } from '#lib/db/queries/restore/gather-rows.ts';
import { recordDecisions } from '#lib/db/queries/restore/record-decisions.ts';
import { relabelRows } from '#lib/db/queries/restore/relabel-rows.ts';
import { releaseOthers } from '#lib/db/queries/restore/release-others.ts';
import { rewriteTexts } from '#lib/db/queries/restore/rewrite-texts.ts';
import { wideWorkMemory } from '#lib/db/queries/versions/wide-work-memory.ts';
import { audit } from '../../audit.ts';
import { byWhom } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { finishTexts } from './finish-texts.ts';
import { remakeRows } from './remake.ts';
import { measureTexts, readTexts } from './texts.ts';

/** Long enough for millions of rows; a lost worker's transaction ends with its connection. */
export const wholeRestoreMs = 3 * 3600 * 1000;

type Asked = { restoreId: string; versionId: string };

/** Makes a version the working state. A run that begins again finds what it did, or nothing of it. */
export async function applyRestore(ctx: ProjectCtx, { restoreId, versionId }: Asked, progress: RunProgress) {
  const done = await ctx.db.versionRestore.findUnique({ where: { id: restoreId } });
  if (done) return done.counts as Record<string, number>;
  const version = await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id: versionId } });
  return ctx.db.$transaction((tx) => restoreWithin(tx, ctx, { restoreId, version, progress }), {
    timeout: wholeRestoreMs,
    maxWait: 60_000,
  });
}

type Restoring = { restoreId: string; version: DatasetVersion; progress: RunProgress };

async function restoreWithin(tx: Tx, ctx: ProjectCtx, { restoreId, version, progress }: Restoring) {
  const projectId = ctx.project.id;
  const at = ctx.now();
  const note = `Version ${version.number} (${version.name}) restored`;
  await progress('Comparing the version with today', 0, version.rowCount);
  await wideWorkMemory(tx);
  await gatherRestoreRows(tx, projectId, version.id);
  await analyzeRestoreRows(tx);
  const { left, ...wanted } = await countRestoreRows(tx, projectId);
  await progress('Reading what was edited or deleted', 0, version.rowCount);
  await readTexts(tx, ctx, version);
  await measureTexts(tx);
  const { actorId, actorLabel } = byWhom(ctx);
  const base = { projectId, at };
  await tx.versionRestore.create({
    data: { ...base, id: restoreId, versionId: version.id, counts: {}, byId: actorId, byLabel: actorLabel },
  });
  await progress('Bringing back texts and decisions', version.rowCount / 2, version.rowCount);
  const made = await remakeRows(tx, ctx, { ...base, restoreId, version, note });
  const texts = await rewriteTexts(tx, { restoreId, note, authorId: actorId, at });
  const accepted = await acceptRows(tx, restoreId, at);
  const released = await releaseOthers(tx, { ...base, restoreId, by: actorId });
  await recordDecisions(tx, { ...base, restoreId, note, actorId, actorLabel });
  await relabelRows(tx, { ...base, restoreId, actorId, actorLabel });
  await finishTexts(tx, ctx, restoreId);
  const sum = Object.values(left).reduce((total, count) => total + count, 0);
  const did = { accepted, texts, made, released, left: sum };
  if (texts !== wanted.texts || made !== wanted.made)
    throw new Error(`Restored ${JSON.stringify(did)}, not ${JSON.stringify(wanted)}.`);
  await tx.versionRestore.update({ where: { id: restoreId }, data: { counts: did } });
  const after = { version: version.number, name: version.name, ...did, leftFor: left };
  await audit(tx, ctx, { action: 'versions.restore', target: `restore ${restoreId}`, before: null, after });
  await progress('Done', version.rowCount, version.rowCount);
  return did;
}
