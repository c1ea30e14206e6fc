import { countCandidates } from '#lib/db/queries/count-candidates.ts';
import type { Recipe } from '#lib/domain/generate/plan.ts';
import type { Ctx } from '../../context.ts';
import { legCandidates } from './leg-requests.ts';
import { selectCoreSet } from './select-core-set.ts';

/** What selecting a leg's problems found, as it is kept with the leg. */
export type SelectionFacts = {
  kind: 'all' | 'random' | 'core-set';
  candidates: number;
  chosen: number;
  seconds: number;
  /** Core-sets only: no candidate is farther than this from a chosen one, and the same for a random choice. */
  radius?: number;
  randomRadius?: number;
};

export type Selected = {
  /** Ids of the seeds or variants; null where the rows are chosen where they are. */
  chosen: string[] | null;
  facts: SelectionFacts;
};

/** Chooses among the problems of a leg's source. */
export async function selectProblems(
  ctx: Ctx,
  batch: { id: string; projectId: string },
  recipe: Recipe,
  position: number,
  stopping: AbortSignal,
): Promise<Selected> {
  const from = performance.now();
  const { select } = recipe.legs[position]!;
  const all = await legCandidates(ctx.db, batch, recipe, position);
  if (select.kind === 'core-set') {
    const seed = `${recipe.randomSeed}:${position}:select`;
    return selectCoreSet(ctx.db, all, { count: select.count, seed }, stopping);
  }
  const candidates = (await countCandidates(ctx.db, all)).problems;
  const chosen = select.kind === 'random' ? Math.min(select.count, candidates) : candidates;
  const seconds = (performance.now() - from) / 1000;
  return { chosen: null, facts: { kind: select.kind, candidates, chosen, seconds } };
}
