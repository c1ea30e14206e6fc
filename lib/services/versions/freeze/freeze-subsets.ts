import type pg from 'pg';
import { poolOf } from '#lib/db/client.ts';
import type { CorpusRun, DatasetVersion } from '#lib/db/generated/client.ts';
import { takeRejectedMembers } from '#lib/db/queries/preference/take-rejected-members.ts';
import { memberRowHashes } from '#lib/db/queries/versions/member-row-hashes.ts';
import { takeMembers } from '#lib/db/queries/versions/take-members.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import { codeVersion } from '#lib/domain/code-version.ts';
import { precondition } from '#lib/domain/errors.ts';
import { VersionKind } from '#lib/domain/versions/recipe.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import type { Ctx } from '../../context.ts';
import { readVersionRows } from '../read-rows.ts';
import type { Freezing } from './freeze.ts';
import { passGate } from './gate.ts';
import { beginningOf, nestedOrder } from './nested-order.ts';
import { storeVersion } from './store-version.ts';
import type { SubsetParameters } from './subset-parameters.ts';

const hashesAtOnce = 100_000;

/** Subsets of a version, each in a transaction of its own: a run that begins again goes on with what is missing. */
export async function freezeSubsets(
  ctx: Ctx,
  run: CorpusRun,
  { subsetOf, randomSeed, subsets }: SubsetParameters,
  freezing: Freezing,
) {
  const parent = await ctx.db.datasetVersion.findUnique({ where: { id: subsetOf } });
  if (!parent?.manifestHash) throw precondition('This version has no shards to take a subset from.');
  const { hashes, first } = await trainHashes(ctx, parent);
  const order = nestedOrder(hashes, randomSeed).map((at) => first + at);
  const versions: { version: number; name: string; rows: number }[] = [];
  for (const { name, size } of subsets) {
    const made = await ctx.db.datasetVersion.findFirst({ where: { runId: run.id, name } });
    if (made) {
      versions.push({ version: made.number, name, rows: made.rowCount });
      continue;
    }
    const chosen = beginningOf(order, size);
    const stored = await inTransaction(poolOf(ctx.db), (client) =>
      freezeSubset(ctx, client, run, { ...freezing, parent, name, size, randomSeed, chosen }),
    );
    versions.push(stored);
  }
  return { versions };
}

/** The hashes of a version's rows for training: they stand together, from `first` on. */
async function trainHashes({ db }: Ctx, { id, rowCount }: DatasetVersion) {
  const hashes: Uint8Array[] = [];
  let first = 0;
  for (let from = 0; from < rowCount; from += hashesAtOnce) {
    const rows = await memberRowHashes(db, id, { split: 'train', from, to: from + hashesAtOnce });
    if (hashes.length === 0) first = rows[0]?.position ?? 0;
    for (const { hash } of rows) hashes.push(hash);
  }
  return { hashes, first };
}

type Subset = Freezing & {
  parent: DatasetVersion;
  name: string;
  size: number;
  randomSeed: number;
  chosen: Uint32Array;
};

async function freezeSubset(ctx: Ctx, client: pg.PoolClient, run: CorpusRun, subset: Subset) {
  const { parent, name, size, randomSeed, chosen, progress, openWriter } = subset;
  const rows = await takeMembers(client, parent.id, chosen);
  await progress(`Looking at overlaps with benchmarks: ${name}`, 0, rows);
  const certificate = await passGate(client, ctx.db, { projectId: run.projectId, rows });
  const writer = openWriter();
  let position = 0;
  let next = 0;
  for await (const row of readVersionRows(ctx, parent.id)) {
    const isChosen = row.split !== 'train' || chosen[next] === position;
    if (isChosen && row.split === 'train') next++;
    position++;
    if (!isChosen) continue;
    await writer.put({ row, tokens: countTokens(row.problem, row.solution) });
    if (writer.count % 5000 === 0) await progress(`Writing the rows of ${name}`, writer.count, rows);
  }
  const content = await writer.end();
  await progress(`Storing ${name}`, rows, rows);
  const filter = { subsetOf: parent.contentHash, size, randomSeed };
  const recipe = { filter, order: 'as in the version that it is taken from', codeVersion };
  const description = `${size} rows for training out of ${parent.name}`;
  const { audits = [] } = parent.recipe as { audits?: never[] };
  const frozen = { name, description, recipe, audits, certificate, content, parent };
  const stored = await storeVersion(ctx, client, run, { ...frozen, kind: VersionKind.parse(parent.kind) });
  await takeRejectedMembers(client, { parentId: parent.id, versionId: stored.id, chosen });
  return { version: stored.version, name, rows: stored.rows };
}
