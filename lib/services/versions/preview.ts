import { countKeptOut } from '#lib/db/queries/contamination/count-kept-out.ts';
import { countOpenHits } from '#lib/db/queries/recipe/count-open-hits.ts';
import { type RowGroup, summarizeRows } from '#lib/db/queries/recipe/summarize-rows.ts';
import { Recipe } from '#lib/domain/versions/recipe.ts';
import type { Split } from '#lib/domain/versions/schema.ts';
import { projectVerb } from '../verb.ts';
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
    const [chosen, contaminated] = await Promise.all([
      withChosenRows(ctx, recipe, async (client, stages) => ({
        rows: await summarizeRows(client, stages),
        hits: await countOpenHits(client, stages),
        shortfall: stages.shortfall,
      })),
      countKeptOut(ctx.db, ctx.project.id, recipe),
    ]);
    const splits: Record<Split, number> = { train: 0, validation: 0, test: 0 };
    for (const { split, rows } of chosen.rows) splits[split] += rows;
    return {
      rows: splits.train + splits.validation + splits.test,
      seeds: chosen.hits.seeds,
      /** Variants that are left out: they stand in a benchmark, or their seed does. */
      contaminated,
      /** Rows that keep the version from being frozen until somebody decides their overlaps. */
      openHits: chosen.hits.rows,
      ...{ splits, shortfall: chosen.shortfall },
      groups: sumBy(chosen.rows, ({ method, subject, level }) => ({ method, subject, level })),
      difficulty: sumBy(chosen.rows, ({ level, estimated }) => ({ level, estimated })),
    };
  },
);

/** Rows of what is equal in some of their properties, in the order in which they are met first. */
function sumBy<K extends object>(groups: readonly RowGroup[], keyOf: (group: RowGroup) => K) {
  const sums = new Map<string, K & { rows: number }>();
  for (const group of groups) {
    const key = keyOf(group);
    const text = JSON.stringify(key);
    const sum = sums.get(text);
    if (sum) sum.rows += group.rows;
    else sums.set(text, { ...key, rows: group.rows });
  }
  return [...sums.values()];
}
