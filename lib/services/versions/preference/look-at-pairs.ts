import type pg from 'pg';
import { poolOf } from '#lib/db/client.ts';
import { countKeptOut } from '#lib/db/queries/contamination/count-kept-out.ts';
import { countOpenPairs } from '#lib/db/queries/preference/count-open-pairs.ts';
import { examplePlaces } from '#lib/db/queries/preference/example-places.ts';
import { summarizePairs } from '#lib/db/queries/preference/summarize-pairs.ts';
import { inSnapshot } from '#lib/db/snapshot.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { ProjectCtx } from '../../context.ts';
import { sumGroups } from '../recipe/sum-groups.ts';
import { readPairs } from './read-pairs.ts';
import { selectPairs } from './select-pairs.ts';

const examplesOfEach = 2;

/** What a version of pairs with this recipe would hold, as freezing would choose it: nothing of it stays. */
export async function lookAtPairs(ctx: ProjectCtx, recipe: Recipe) {
  const projectId = ctx.project.id;
  const [found, contaminated] = await Promise.all([
    inSnapshot(poolOf(ctx.db), (client) => look(client, projectId, recipe), { stopping: ctx.stopping }),
    countKeptOut(ctx.db, projectId, recipe),
  ]);
  const { groups, hits, sources, examples } = found;
  return {
    ...sumGroups(groups),
    ...{ seeds: hits.seeds, contaminated, openHits: hits.rows, shortfall: null },
    /** What became of the worse solutions of each source. */
    sources,
    examples,
  };
}

async function look(client: pg.PoolClient, projectId: string, recipe: Recipe) {
  const { sources } = await selectPairs(client, { projectId, recipe });
  const examples: FrozenRow[] = [];
  const places = await examplePlaces(client, examplesOfEach);
  if (places.length > 0)
    await readPairs(client, async (some) => void examples.push(...some.map(({ row }) => row)), places);
  return {
    ...{ sources, examples },
    ...{ groups: await summarizePairs(client), hits: await countOpenPairs(client) },
  };
}
