import type { Tx } from '#lib/db/client.ts';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { insertBranchSeeds } from '#lib/db/queries/branch/insert-seeds.ts';
import {
  type BranchTarget,
  type BranchVariant,
  insertBranchVariants,
} from '#lib/db/queries/branch/insert-variants.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import type { Ctx, ProjectCtx } from '../../context.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { problemHash } from '../../problem-hash.ts';
import { readVersionGroups } from '../read-rows.ts';
import { BranchImports } from './imports.ts';

const atOnce = 1000;

type Filling = {
  version: DatasetVersion;
  project: { id: string };
  progress: RunProgress;
};

/** One row with whose it is in the project that is branched from. */
export type PlacedRow = {
  row: FrozenRow;
  position: number;
  variantId: string;
  revision: number;
  seedId: string;
};

/** Brings the rows of a version into the new project: the seeds that they name, then the variants. */
export async function fillBranch(
  tx: Tx,
  ctx: ProjectCtx,
  { version, project, progress }: Filling,
): Promise<void> {
  const at = ctx.now();
  const imports = new BranchImports(tx, ctx, { version, projectId: project.id, at });
  const words = `version ${version.number} (${version.name}) of ${ctx.project.name}`;
  const target: BranchTarget = {
    ...{ projectId: project.id, importId: await imports.ofVariants(), at },
    origin: { project: ctx.project.slug, version: version.number, name: version.name },
    ...{ note: `From ${words}`, label: words },
  };
  let done = 0;
  for await (const rows of placedRows(ctx, version)) {
    await insertBranchSeeds(tx, project.id, await imports.seedsOf(rows), at);
    const made = await insertBranchVariants(
      tx,
      target,
      rows.map((one) => toVariant(ctx, one)),
    );
    if (made !== rows.length) throw new Error(`${made} variants for ${rows.length} rows`);
    done += rows.length;
    await progress(
      'Bringing the rows into the new project',
      Math.min(done, version.rowCount - 1),
      version.rowCount,
    );
  }
  await imports.count(done);
}

async function* placedRows(ctx: Ctx, { id }: DatasetVersion): AsyncGenerator<PlacedRow[]> {
  let position = 0;
  for await (const group of readVersionGroups(ctx, id)) {
    for (let at = 0; at < group.length; at += atOnce) {
      const rows = group.slice(at, at + atOnce);
      const members = await ctx.db.versionMember.findMany({
        where: { versionId: id, position: { gte: position, lt: position + rows.length } },
        orderBy: { position: 'asc' },
      });
      yield rows.map((row, index) => ({ ...members[index]!, row }));
      position += rows.length;
    }
  }
}

function toVariant(ctx: Ctx, { row, position, variantId, revision }: PlacedRow): BranchVariant {
  const { method, problem, solution, answer, subject, level, firstWrongStep, lineage } = row;
  return {
    ...{ id: uuidv7(ctx.now().getTime(), ctx.randomBytes(10)), from: variantId, revision },
    ...{ row_number: position + 1, seed_hash: lineage.seedHash },
    ...{ method, problem, solution, answer, subject, level, step: firstWrongStep },
    ...{ ground_truth: lineage.groundTruth, source: lineage.source, model: lineage.model },
    ...{ content_hash: problemHash(problem), tokens: countTokens(problem, solution) },
  };
}
