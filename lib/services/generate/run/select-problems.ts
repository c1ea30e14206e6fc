import { countCandidates } from '#lib/db/queries/count-candidates.ts';
import { precondition } from '#lib/domain/errors.ts';
import type { Recipe } from '#lib/domain/generate/plan.ts';
import type { Ctx } from '../../context.ts';
import { legCandidates } from './leg-requests.ts';

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
  _stopping: AbortSignal,
): Promise<Selected> {
  const from = performance.now();
  const { select } = recipe.legs[position]!;
  if (select.kind === 'core-set') {
    throw precondition('Core-set selection is not part of this version.');
  }
  const all = await legCandidates(ctx.db, batch, recipe, position);
  const candidates = (await countCandidates(ctx.db, all)).problems;
  const chosen = select.kind === 'random' ? Math.min(select.count, candidates) : candidates;
  const seconds = (performance.now() - from) / 1000;
  return { chosen: null, facts: { kind: select.kind, candidates, chosen, seconds } };
}
