import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { CorpusRun } from '#lib/db/generated/client.ts';
import { insertVersion } from '#lib/db/queries/versions/insert-version.ts';
import { lockVersions } from '#lib/db/queries/versions/lock-versions.ts';
import { conflict } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { type Certificate, type Manifest, manifestText, objectKey } from '#lib/domain/versions/manifest.ts';
import type { VersionKind } from '#lib/domain/versions/recipe.ts';
import { oneChunk } from '#lib/storage/one-chunk.ts';
import type { AuditEvidence } from '../../audits/version-evidence.ts';
import type { Ctx } from '../../context.ts';
import { sendHashes } from './send-hashes.ts';
import type { FrozenContent } from './shard-writer.ts';
import { writeMembers } from './write-members.ts';

export type Frozen = {
  name: string;
  description: string;
  /** Left out: solutions. */
  kind?: VersionKind;
  recipe: { filter: Record<string, unknown>; order: string; codeVersion: string } & Record<string, unknown>;
  audits: AuditEvidence[];
  certificate: Certificate;
  content: FrozenContent;
  /** The place of each row in `frozen_rows`; left out where they are in that order. */
  places?: ArrayLike<number>;
  parent?: { id: string; contentHash: string };
};

/** Writes the manifest, then the version and its members in the caller's transaction. */
export async function storeVersion(ctx: Ctx, client: pg.PoolClient, run: CorpusRun, frozen: Frozen) {
  const { name, description, kind = 'sft', recipe, audits, content, places, parent } = frozen;
  await sendHashes(client, content.rowHashes, places);
  const manifestHash = await writeManifest(ctx, frozen);
  const id = uuidv7(ctx.now().getTime(), ctx.randomBytes(10));
  await lockVersions(client);
  const number = await insertVersion(client, {
    ...{ id, projectId: run.projectId, runId: run.id, name, description, kind, manifestHash },
    ...{ parentId: parent?.id ?? null, rowCount: content.rows, contentHash: content.contentHash },
    ...{ byteSize: content.bytes, mix: content.mix, lengths: content.lengths, recipe: { ...recipe, audits } },
    ...{ frozenById: run.createdById, frozenAt: ctx.now() },
  });
  if (number === null) throw conflict(`A version named "${name}" exists. Choose another name.`);
  await writeMembers(client, id, content.rows);
  return { id, version: number, name, rows: content.rows };
}

async function writeManifest(ctx: Ctx, frozen: Frozen): Promise<string> {
  const { kind = 'sft', recipe, certificate, content, parent } = frozen;
  const { shards, splits, rows, bytes, contentHash } = content;
  const manifest: Manifest = {
    ...{ format: 'corollary-version/1', kind, recipe: { ...recipe.filter, order: recipe.order } },
    ...{ parent: parent?.contentHash ?? null, rows, contentHash, bytes, splits, shards, certificate },
    codeVersion: recipe.codeVersion,
  };
  const text = Buffer.from(manifestText(manifest), 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  await ctx.storage.write(objectKey(sha256), oneChunk(text));
  return sha256;
}
