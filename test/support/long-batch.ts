import type { Ctx } from '#lib/services/context.ts';
import { getBatch, startBatch } from '#lib/services/generate/index.ts';
import { makeProject, makeSeeds, wordProblems } from './factories.ts';

/** A batch of 2,000 requests that needs no model. */
export async function startLongBatch(ctx: Ctx) {
  const { slug } = await makeProject(ctx.db).then(async (project) => {
    await makeSeeds(ctx.db, project.id, wordProblems(100));
    return project;
  });
  const { batch, requests } = await startBatch(ctx, {
    project: slug,
    method: 'perturb-numbers',
    samples: 20,
  });
  return { requests, batch, show: () => getBatch(ctx, { project: slug, batch }) };
}
