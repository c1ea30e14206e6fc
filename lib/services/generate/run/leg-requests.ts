import type { Tx } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { benchmarkProblems } from '#lib/db/queries/benchmark-problems.ts';
import { type PlannedArm, planRequests } from '#lib/db/queries/plan-requests.ts';
import { randomCandidates } from '#lib/db/queries/random-candidates.ts';
import { selectedSeeds } from '#lib/db/queries/seed-filter.ts';
import { selectedVariants } from '#lib/db/queries/variant-source.ts';
import type { ArmRecipe, Recipe } from '#lib/domain/generate/plan.ts';
import { methodOf } from './method-of.ts';

export type LegRecipe = Recipe['legs'][number];

/** What every method of a mix needs: without it no arm could use the problem. */
export function commonNeeds(arms: readonly Pick<ArmRecipe, 'method'>[]): ('solution' | 'answer')[] {
  const needs = arms.map((arm) => methodOf(arm.method).needs);
  return (['solution', 'answer'] as const).filter((one) => needs.every((of) => of.includes(one)));
}

/** The problems that a leg's source admits, as rows for `planRequests` and for counting. */
export function candidatesOf(
  projectId: string,
  { source, arms }: Pick<LegRecipe, 'source' | 'arms'>,
  legIds: readonly string[],
): Prisma.Sql {
  if (source.from === 'seeds') {
    const { onlyWithSolution, ...filter } = source.filter;
    const needs = new Set(commonNeeds(arms));
    if (onlyWithSolution) needs.add('solution');
    return selectedSeeds({ ...filter, projectId, needs: [...needs] });
  }
  if (source.from === 'benchmark') return benchmarkProblems({ ...source, projectId });
  if (source.from === 'legs') {
    const { legs, checks, levels } = source;
    return selectedVariants({ projectId, legIds: legs.map((at) => legIds[at]!), checks, levels });
  }
  const { batch, ...filter } = source.filter;
  return selectedVariants({ ...filter, projectId, batchId: batch });
}

type Legs = {
  id: string;
  arms: { id: string; position: number; endpointId: string | null; method: string }[];
}[];

async function legsOf(tx: Tx, batchId: string): Promise<Legs> {
  return tx.batchLeg.findMany({
    where: { batchId },
    orderBy: { position: 'asc' },
    include: { arms: { orderBy: { position: 'asc' } } },
  });
}

type BatchKey = { id: string; projectId: string };

/** The problems that a leg's source admits, before any selection among them. */
export async function legCandidates(
  tx: Tx,
  batch: BatchKey,
  recipe: Recipe,
  position: number,
): Promise<Prisma.Sql> {
  const legs = await legsOf(tx, batch.id);
  const ids = legs.map((one) => one.id);
  return candidatesOf(batch.projectId, recipe.legs[position]!, ids);
}

/** Makes the requests of one leg; returns how many. `chosen`: ids of a selection that was made elsewhere. */
export async function planLeg(
  tx: Tx,
  batch: BatchKey,
  recipe: Recipe,
  position: number,
  chosen: readonly string[] | null,
): Promise<number> {
  const leg = recipe.legs[position]!;
  const legs = await legsOf(tx, batch.id);
  const arms = legs[position]!.arms.map(({ id, endpointId, method, ...arm }): PlannedArm => {
    const { needs } = methodOf(method);
    const { share } = leg.arms[arm.position]!;
    const wants = { needsSolution: needs.includes('solution'), needsAnswer: needs.includes('answer') };
    return { id, position: arm.position, endpointId, share, ...wants };
  });
  const ids = legs.map((one) => one.id);
  const all = candidatesOf(batch.projectId, leg, ids);
  const { select, samples } = leg;
  const stream = `${recipe.randomSeed}:${position}:select:`;
  return planRequests(tx, {
    ...{ batchId: batch.id, legPosition: position, randomSeed: recipe.randomSeed, samples, arms, chosen },
    candidates: select.kind === 'random' ? randomCandidates(all, stream, select.count) : all,
  });
}
