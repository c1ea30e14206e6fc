import { createHash, type Hash } from 'node:crypto';
import type { Tx } from '#lib/db/client.ts';
import { indexSelectedRows } from '#lib/db/queries/index-selected-rows.ts';
import { readSelectedRows } from '#lib/db/queries/read-selected-rows.ts';
import { selectVersionRows } from '#lib/db/queries/select-version-rows.ts';
import { storeVersionRows } from '#lib/db/queries/store-version-rows.ts';
import { codeVersion } from '#lib/domain/code-version.ts';
import { conflict, precondition } from '#lib/domain/errors.ts';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import { exportLine, formats } from '#lib/domain/versions/formats/index.ts';
import { NewVersion } from '#lib/domain/versions/schema.ts';
import { audit } from '../audit.ts';
import { auditsOfFrozenRows } from '../audits/version-evidence.ts';
import { userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { requireSelection } from '../corpus/selection/require-selection.ts';
import { projectVerb } from '../verb.ts';
import { summarizeVersion } from './summarize.ts';

/** Rows read at once while hashing: memory stays flat. */
const chunk = 2_000;

export const createVersion = projectVerb(
  {
    name: 'versions.create',
    summary: 'Freezes the accepted variants that the filter admits into an immutable version.',
    kind: 'command',
    capability: 'freeze',
    input: NewVersion,
  },
  (ctx, input) =>
    ctx.db.$transaction((tx) => freeze(tx, ctx, input), {
      timeout: 3_600_000,
      isolationLevel: 'RepeatableRead',
    }),
);

async function freeze(tx: Tx, ctx: ProjectCtx, { name, description, ...filter }: NewVersion) {
  const taken = await tx.datasetVersion.findFirst({ where: { projectId: ctx.project.id, name } });
  if (taken)
    throw conflict(`A version named "${name}" exists: it is number ${taken.number}. Choose another name.`);
  await requireSelection(tx, ctx.project.id, filter.selection);
  const rowCount = await selectVersionRows(tx, ctx.project.id, filter);
  if (rowCount === 0)
    throw precondition('No accepted variant fits this filter. Accept some under Review first.');
  await indexSelectedRows(tx);
  const hashes = await hashRows(tx, rowCount);
  // JSON, as it will be read: dates as text.
  const audits = JSON.parse(JSON.stringify(await auditsOfFrozenRows(tx, ctx.project.id)));
  const last = await tx.datasetVersion.aggregate({
    where: { projectId: ctx.project.id },
    _max: { number: true },
  });
  const version = await tx.datasetVersion.create({
    data: {
      projectId: ctx.project.id,
      number: (last._max.number ?? 0) + 1,
      ...{
        name,
        description,
        rowCount,
        recipe: { filter, order: 'seed, method, text', codeVersion, audits },
        ...hashes,
      },
      frozenById: userIdOf(ctx),
      frozenAt: ctx.now(),
    },
  });
  await storeVersionRows(tx, version.id);
  const after = { name, number: version.number, rowCount, contentHash: hashes.contentHash };
  await audit(tx, ctx, { action: 'versions.create', target: `version ${version.id}`, after });
  return summarizeVersion(version);
}

async function hashRows(tx: Tx, rowCount: number) {
  const content = new Measure();
  const files = new Map(formats.map((format) => [format.id, new Measure()]));
  for (let from = 0; from < rowCount; from += chunk) {
    for (const row of await readSelectedRows(tx, from, from + chunk)) {
      content.add(canonicalLine(row));
      for (const format of formats) files.get(format.id)?.add(exportLine(format, row));
    }
  }
  const fileHashes = Object.fromEntries([...files].map(([id, measure]) => [id, measure.end()]));
  const { sha256, bytes } = content.end();
  return { contentHash: sha256, byteSize: bytes, files: fileHashes };
}

/** SHA-256 and size of a text that comes in pieces. */
class Measure {
  private readonly hash: Hash = createHash('sha256');
  private bytes = 0;

  add(text: string) {
    this.hash.update(text, 'utf8');
    this.bytes += Buffer.byteLength(text, 'utf8');
  }

  end() {
    return { sha256: this.hash.digest('hex'), bytes: this.bytes };
  }
}
