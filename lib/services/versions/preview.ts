import { countKeptOut } from '#lib/db/queries/contamination/count-kept-out.ts';
import { countOpenHits } from '#lib/db/queries/recipe/count-open-hits.ts';
import { summarizeRows } from '#lib/db/queries/recipe/summarize-rows.ts';
import { Recipe } from '#lib/domain/versions/recipe.ts';
import { projectVerb } from '../verb.ts';
import { lookAtPairs } from './preference/look-at-pairs.ts';
import { sumGroups } from './recipe/sum-groups.ts';
import { withChosenRows } from './recipe/with-chosen-rows.ts';

export const previewVersion = projectVerb(
  {
    name: 'versions.preview',
    summary: 'Counts what a version with this recipe would hold, by method, subject, level and split.',
    kind: 'query',
    capability: 'read',
    input: Recipe,
  },
  async (ctx, recipe) => {
    if (recipe.kind === 'preference') {
      const { sources: _, examples: __, ...counts } = await lookAtPairs(ctx, recipe);
      return counts;
    }
    const [chosen, contaminated] = await Promise.all([
      withChosenRows(ctx, recipe, async (client, stages) => ({
        rows: await summarizeRows(client, stages),
        hits: await countOpenHits(client, stages),
        shortfall: stages.shortfall,
      })),
      countKeptOut(ctx.db, ctx.project.id, recipe),
    ]);
    return {
      ...sumGroups(chosen.rows),
      seeds: chosen.hits.seeds,
      /** Variants that are left out: they stand in a benchmark, or their seed does. */
      contaminated,
      /** Rows that keep the version from being frozen until somebody decides their overlaps. */
      openHits: chosen.hits.rows,
      shortfall: chosen.shortfall,
    };
  },
);
