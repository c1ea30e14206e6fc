import { poolOf } from '#lib/db/client.ts';
import type { CorpusRun } from '#lib/db/generated/client.ts';
import type { Ctx } from '../../context.ts';
import { asAsked } from '../../corpus/as-asked.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { ensureSearchIndexes, withoutSearchIndexes } from '../../seeds/search-indexes.ts';
import { fillBranch } from './fill.ts';
import { newProject } from './new-project.ts';
import { BranchParameters } from './parameters.ts';

/** From so many rows on, building the search indexes anew costs less than keeping them up to date. */
const bulkRows = 50_000;
const wholeBranchMs = 6 * 3600 * 1000;

/** The run "branch": the project appears with all its rows in one transaction, or not at all. */
export async function runBranch(ctx: Ctx, run: CorpusRun, progress: RunProgress) {
  const named = BranchParameters.parse(run.parameters);
  const version = await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id: named.version } });
  const standing = await ctx.db.project.findUnique({ where: { slug: named.slug } });
  const result = { project: named.slug, rows: version.rowCount };
  if (standing?.branchedFromId === version.id) return result;
  const asked = await asAsked(ctx, run);
  const work = () =>
    ctx.db.$transaction(
      async (tx) => {
        const project = await newProject(tx, asked, { version, named });
        await fillBranch(tx, asked, { version, project, progress });
      },
      { timeout: wholeBranchMs, maxWait: 60_000 },
    );
  if (version.rowCount < bulkRows) await work();
  else await withoutIndexes(ctx, work);
  return result;
}

async function withoutIndexes(ctx: Ctx, work: () => Promise<void>) {
  const pool = poolOf(ctx.db);
  try {
    await withoutSearchIndexes(pool, ['seeds', 'variants'], work);
  } finally {
    await ensureSearchIndexes(pool);
  }
}
