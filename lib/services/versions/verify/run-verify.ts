import { createHash } from 'node:crypto';
import type { CorpusRun, DatasetVersion } from '#lib/db/generated/client.ts';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import { type Verified, VerifyParameters } from '#lib/domain/versions/verified.ts';
import type { Ctx } from '../../context.ts';
import { asAsked } from '../../corpus/as-asked.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { readVersionRows } from '../read-rows.ts';
import { verifyShards } from './verify-shards.ts';

/** The run "verify": one that was broken off begins anew; what it finds is written once, with the version. */
export async function runVerify(ctx: Ctx, run: CorpusRun, progress: RunProgress): Promise<Verified> {
  const { version: id } = VerifyParameters.parse(run.parameters);
  const version = await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id } });
  const total = version.rowCount;
  const tell = (done: number) => progress('Hashing the rows', Math.min(done, total - 1), total);
  const found = version.manifestHash
    ? await verifyShards(ctx, { versionId: id, manifestHash: version.manifestHash, tell })
    : await hashStored(ctx, version, tell);
  const expected = version.contentHash;
  const { rows, faults, derived } = found;
  const intact = faults.length === 0 && found.contentHash === expected && rows === total;
  const verified: Verified = { intact, rows, expected, found: found.contentHash, faults, derived };
  // Cancelled up to now, it leaves nothing.
  await progress('Storing what was found', total, total);
  const { actor } = await asAsked(ctx, run);
  const [byId, byLabel] = [run.createdById, actor.kind === 'anonymous' ? 'visitor' : actor.label];
  await ctx.db.versionVerification.upsert({
    where: { runId: run.id },
    create: { versionId: id, runId: run.id, intact, result: verified, byId, byLabel, at: ctx.now() },
    update: {},
  });
  return verified;
}

/** Rows of a version from before there were shards, between two looks at the run. */
const rowsOfLook = 1000;

/** Of such a version: its rows as a whole. */
async function hashStored(ctx: Ctx, { id }: DatasetVersion, tell: (done: number) => Promise<void>) {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const row of readVersionRows(ctx, id)) {
    hash.update(canonicalLine(row), 'utf8');
    rows += 1;
    if (rows % rowsOfLook === 0) await tell(rows);
  }
  return { contentHash: hash.digest('hex'), rows, faults: [], derived: 0 };
}
