import { randomUUID } from 'node:crypto';
import type { Ctx } from '#lib/services/context.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { decide, editVariant } from '#lib/services/review/index.ts';
import { makeProject, makeSeeds, type SeedText } from './factories.ts';

/** A solution of a problem and what became of it. */
export type Solved = {
  /** The place of its seed. */
  seed?: number;
  /** Left out, the seed's own. */
  problem?: string;
  solution: string;
  answer: string;
  method?: string;
  /** Left out, nobody decided; reasons reject. */
  verdict?: 'accept' | readonly string[];
  /** What a person made of it before the decision. */
  edit?: { problem?: string; solution?: string; answer?: string };
};

/** A project with seeds, and with variants that people accepted, rejected and edited through the verbs of review. */
export async function solvedProject(ctx: Ctx, seeds: readonly SeedText[], solved: readonly Solved[]) {
  const project = await makeProject(ctx.db);
  const seedIds = await makeSeeds(ctx.db, project.id, seeds);
  const variants: string[] = [];
  for (const one of solved) variants.push(await addSolved(ctx, { ...project, seeds, seedIds }, one));
  return { id: project.id, project: project.slug, seedIds, variants };
}

type Place = { id: string; slug: string; seeds: readonly SeedText[]; seedIds: readonly string[] };

async function addSolved(ctx: Ctx, place: Place, one: Solved): Promise<string> {
  const { seed = 0, solution, answer, method = 'answer-augmentation', edit, verdict } = one;
  const problem = one.problem ?? place.seeds[seed]!.problem;
  const text = { problem, solution, answer };
  const { id: variant } = await ctx.db.variant.create({
    data: {
      ...{ id: randomUUID(), projectId: place.id, seedId: place.seedIds[seed]!, method, ...text },
      ...{ groundTruth: 'none', checkState: 'passed', contentHash: problemHash(problem) },
      revisions: { create: { number: 1, ...text } },
    },
  });
  const project = place.slug;
  let revision = 1;
  if (edit) revision = (await editVariant(ctx, { project, variant, revision, ...text, ...edit })).revision;
  if (verdict === 'accept') await decide(ctx, { project, variant, revision, action: 'accept' });
  else if (verdict)
    await decide(ctx, { project, variant, revision, action: 'reject', reasons: [...verdict] });
  return variant;
}
