import { randomUUID } from 'node:crypto';
import { type Db, poolOf } from '#lib/db/client.ts';
import { DuplicateSearch } from '#lib/domain/check/duplicates.ts';
import { corpusRunKinds } from '#lib/domain/corpus/schema.ts';
import type { Ctx } from '#lib/services/context.ts';
import { type CorpusRunner, type CorpusRunners, runCorpus, showRun } from '#lib/services/corpus/index.ts';
import { findDuplicates, listClusters, showCluster } from '#lib/services/duplicates/index.ts';
import { searchDuplicates } from '#lib/services/duplicates/run/search-duplicates.ts';
import { problemHash } from '#lib/services/problem-hash.ts';

const never = new AbortController().signal;
/** The search itself, on this thread: a thread of its own takes a second to start. */
const runner: CorpusRunner = async (ctx, { id: runId, projectId, parameters }) => {
  const search = DuplicateSearch.parse(parameters);
  const keepProblem = ['answer-augmentation'];
  return searchDuplicates({ pool: poolOf(ctx.db), projectId, runId, search, keepProblem, report: () => {} });
};
const runners = Object.fromEntries(corpusRunKinds.map((kind) => [kind, runner])) as CorpusRunners;

/** Asks for a search for duplicates and does the worker's part of it; the run as it ended. */
export async function searchFor(ctx: Ctx, asked: Parameters<typeof findDuplicates>[1]) {
  const { run } = await findDuplicates(ctx, asked);
  await runCorpus(ctx, run, runners, never);
  return showRun(ctx, { project: asked.project, run });
}

/** The clusters of a project with the beginnings of their members, the largest first. */
export async function clustersOf(ctx: Ctx, project: string, filter = {}) {
  const { items } = await listClusters(ctx, { project, ...filter });
  return Promise.all(
    items.map(async ({ id }) => {
      const { kind, members, similarity, state } = await showCluster(ctx, { project, cluster: id });
      const texts = members.map((one) => `${one.kind} ${one.problem.slice(0, 12)}`);
      return { id, kind, state, similarity, members, texts };
    }),
  );
}

export type VariantText = { problem: string; solution?: string; method?: string; passed?: boolean };

/** Variants of one seed, in the order given; their ids. */
export async function makeVariants(
  db: Db,
  { projectId, seedId }: { projectId: string; seedId: string },
  rows: readonly VariantText[],
): Promise<string[]> {
  const made = rows.map(({ problem, solution = 'It is 1.', method = 'rephrase', passed = false }) => ({
    id: randomUUID(),
    ...{ projectId, seedId, problem, solution, method, answer: '1', groundTruth: 'none' },
    contentHash: problemHash(problem),
    checkState: passed ? ('passed' as const) : ('undecided' as const),
  }));
  for (const data of made) {
    await db.variant.create({ data });
    const { id: variantId, problem, solution, answer } = data;
    await db.revision.create({ data: { variantId, number: 1, problem, solution, answer } });
  }
  return made.map((row) => row.id);
}
