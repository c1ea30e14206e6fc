import type pg from 'pg';
import { allocate } from '#lib/domain/versions/allocate.ts';
import { seedFamilies } from '#lib/domain/versions/families.ts';
import { hasSplit, takesAll } from '#lib/domain/versions/recipe-parts.ts';
import { analyzeStage } from './analyze-stage.ts';
import { capSeeds } from './cap-seeds.ts';
import { chooseRows } from './choose-rows.ts';
import { copyFamilies } from './copy-families.ts';
import { countGroups } from './count-groups.ts';
import { createCandidates, type Reading } from './create-candidates.ts';
import { createFamilies } from './create-families.ts';
import { readClusterMembers } from './read-cluster-members.ts';
import { setSelectionMemory } from './set-selection-memory.ts';
import { splitSeeds } from './split-seeds.ts';
import type { Stages } from './stages.ts';

export type Chosen = Stages & {
  /** Why there are fewer rows than the recipe asks for; null where there are not. */
  shortfall: string | null;
};

/**
 * Chooses the rows of a recipe stage by stage into temporary tables of the caller's transaction: candidates, caps per
 * seed, mix with size and choice, split by seed family. `keptRows` reads them.
 */
export async function selectStages(client: pg.PoolClient, reading: Reading): Promise<Chosen> {
  const { projectId, recipe } = reading;
  await setSelectionMemory(client);
  await createCandidates(client, reading);
  await analyzeStage(client, 'candidates');
  const chosen: Chosen = { kept: null, split: hasSplit(recipe), shortfall: null };
  if (recipe.perSeed !== undefined || recipe.perSeedAndMethod !== undefined) {
    await capSeeds(client, recipe);
    await analyzeStage(client, 'capped');
    chosen.kept = 'recipe_capped';
  }
  if (!takesAll(recipe)) {
    const allocation = allocate(recipe, await countGroups(client, recipe, chosen));
    await chooseRows(client, recipe, { stages: chosen, targets: allocation?.targets ?? [] });
    await analyzeStage(client, 'chosen');
    chosen.shortfall = allocation?.shortfall ?? null;
    chosen.kept = 'recipe_chosen';
  }
  if (chosen.split) {
    await createFamilies(client);
    await copyFamilies(client, seedFamilies(await readClusterMembers(client, projectId)));
    await analyzeStage(client, 'families');
    await splitSeeds(client, projectId, recipe);
    await analyzeStage(client, 'splits');
  }
  return chosen;
}
