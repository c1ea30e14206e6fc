import type { Ctx } from '#lib/services/context.ts';
import { runBatch, startBatch } from '#lib/services/generate/index.ts';
import { decideMatching } from '#lib/services/review/index.ts';
import { exportVersion } from '#lib/services/versions/index.ts';
import { makeProject, makeSeeds, type SeedText, wordProblems } from './factories.ts';

const never = new AbortController().signal;

/** A project with checked variants of new seeds, made by a real batch; in the order of their arrival. */
export async function projectWithVariants(ctx: Ctx, count: number, seeds: SeedText[] = wordProblems(count)) {
  const project = await makeProject(ctx.db);
  const seedIds = await makeSeeds(ctx.db, project.id, seeds);
  const variants = await growVariants(ctx, project);
  return { ...project, seedIds, variants };
}

/** One more batch over every seed of a project; its variants. */
export async function growVariants(
  ctx: Ctx,
  project: { id: string; slug: string },
  plan: { randomSeed?: number; samples?: number } = {},
) {
  const { batch } = await startBatch(ctx, {
    project: project.slug,
    method: 'perturb-numbers',
    randomSeed: 7,
    ...plan,
  });
  await runBatch(ctx, batch, { workerId: 'test-worker', stopping: never, aborting: never });
  return ctx.db.variant.findMany({ where: { batchId: batch }, orderBy: { seq: 'asc' } });
}

/** A project whose variants are all accepted; its batch and its random seed are always the same. */
export async function acceptedProject(ctx: Ctx, count: number, seeds = wordProblems(count)) {
  const made = await projectWithVariants(ctx, count, seeds);
  await decideMatching(ctx, { project: made.slug, action: 'accept' });
  return { ...made, project: made.slug };
}

/** The whole text of an exported version, with what came beside it. */
export async function exportedText(ctx: Ctx, project: string, version: string, format: string | undefined) {
  const exported = await exportVersion(ctx, { project, version, format });
  const chunks: Uint8Array[] = [];
  for await (const chunk of exported.content) chunks.push(chunk);
  return { ...exported, text: Buffer.concat(chunks).toString('utf8') };
}
