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
import { beginningOf, nestedKey, nestedOrder } from './nested-order.ts';
import { storeVersion } from './store-version.ts';
import type { SubsetParameters } from './subset-parameters.ts';

const hashesAtOnce = 20_000;

/** Subsets of a version, each in a transaction of its own: a run that begins again goes on with what is missing. */
export async function freezeSubsets(
  ctx: Ctx,
  run: CorpusRun,
  { subsetOf, randomSeed, subsets }: SubsetParameters,
  freezing: Freezing,
) {
  const parent = await ctx.db.datasetVersion.findUnique({ where: { id: subsetOf } });
  if (!parent?.manifestHash) throw precondition('This version has no shards to take a subset from.');
  const { keys, first } = await trainKeys(ctx, parent, randomSeed);
  const order = nestedOrder(keys).map((at) => first + at);
  const versions: { version: number; name: string; rows: number }[] = [];
  let source: Source = { id: parent.id, places: Uint32Array.from(order).sort() };
  for (const { name, size } of subsets) {
    const chosen = beginningOf(order, size);
    const made = await ctx.db.datasetVersion.findFirst({ where: { runId: run.id, name } });
    const stored = made
      ? { id: made.id, version: made.number, rows: made.rowCount }
      : await inTransaction(poolOf(ctx.db), (client) =>
          freezeSubset(ctx, client, run, { ...freezing, parent, source, name, size, randomSeed, chosen }),
        );
    versions.push({ version: stored.version, name, rows: stored.rows });
    source = { id: stored.id, places: chosen };
  }
  return { versions };
}

/** The keys of a version's rows for training in the nested order: the rows stand together, from `first` on. */
async function trainKeys({ db }: Ctx, { id, rowCount }: DatasetVersion, randomSeed: number) {
  const keys = new Float64Array(rowCount);
  let [first, known] = [0, 0];
  for (let from = 0; from < rowCount; from += hashesAtOnce) {
    const rows = await memberRowHashes(db, id, { split: 'train', from, to: from + hashesAtOnce });
    if (known === 0) first = rows[0]?.position ?? 0;
    for (const { hash } of rows) keys[known++] = nestedKey(hash, randomSeed);
  }
  return { keys: keys.subarray(0, known), first };
}

/** The least version that holds all rows of a subset, and the places in the parent of its rows for training. */
type Source = { id: string; places: Uint32Array };

type Subset = Freezing & {
  parent: DatasetVersion;
  source: Source;
  name: string;
  size: number;
  randomSeed: number;
  chosen: Uint32Array;
};

async function freezeSubset(ctx: Ctx, client: pg.PoolClient, run: CorpusRun, subset: Subset) {
  const { parent, source, name, size, randomSeed, chosen, progress, openWriter } = subset;
  const rows = await takeMembers(client, parent.id, chosen);
  await progress(`Looking at overlaps with benchmarks: ${name}`, 0, rows);
  const certificate = await passGate(client, ctx.db, { projectId: run.projectId, rows });
  const writer = openWriter();
  let place = 0;
  let next = 0;
  for await (const row of readVersionRows(ctx, source.id)) {
    if (row.split === 'train') {
      if (source.places[place++] !== chosen[next]) continue;
      next++;
    }
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
  return stored;
}
