import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import type { Ctx } from '#lib/services/context.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { decide, editVariant } from '#lib/services/review/index.ts';
import { listVersionRows } from '#lib/services/versions/index.ts';
import { makeProject, makeSeeds, type SeedText } from './factories.ts';
import { frozenVersion, verified } from './versions.ts';

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

export type Asked = Partial<z.input<typeof Recipe>>;

export const add: SeedText = { problem: 'What is $2 + 3$?' };
/** An accepted and a rejected solution of it. */
export const right: Solved = { solution: 'Two and three are $\\boxed{5}$.', answer: '5', verdict: 'accept' };
export const wrong: Solved = {
  solution: 'Two and three are $\\boxed{6}$.',
  answer: '6',
  verdict: ['arithmetic'],
};

/** A version of pairs, whole and intact, with its rows. */
export async function frozenPairs(ctx: Ctx, project: string, asked: Asked = {}) {
  const name = `p-${randomUUID()}`;
  const version = await frozenVersion(ctx, { project, name, kind: 'preference', ...asked });
  const { items } = await listVersionRows(ctx, { project, version: name, limit: 200 });
  expect(await verified(ctx, { project, version: name })).toMatchObject({ intact: true });
  return { ...version, items };
}

/** The pairs of a project as "source: better | worse"; none where it says that no pair fits. */
export async function pairsIn(ctx: Ctx, project: string, asked?: Asked) {
  try {
    const { items } = await frozenPairs(ctx, project, asked);
    return items.map(
      ({ solution, rejected }) => `${rejected!.from}: ${boxed(solution)} | ${boxed(rejected!.solution)}`,
    );
  } catch (error) {
    expect(error).toMatchObject({ code: 'PRECONDITION', message: expect.stringContaining('No pair') });
    return [];
  }
}

const boxed = (solution: string) => solution.replace(/^.*boxed\{([^}]*)\}.*$/s, '$1');
