import { countAlike } from '#lib/db/queries/recipe/count-alike.ts';
import { countKeptRows } from '#lib/db/queries/recipe/count-kept-rows.ts';
import { countNewer } from '#lib/db/queries/recipe/count-newer.ts';
import { Recipe } from '#lib/domain/versions/recipe.ts';
import { projectVerb } from '../../verb.ts';
import { requireSolutions } from './require-solutions.ts';
import { withChosenRows } from './with-chosen-rows.ts';

export const previewLikeness = projectVerb(
  {
    name: 'versions.likeness',
    summary:
      'Counts rows of a recipe that are near duplicates of other rows of it, by the last search for duplicates.',
    kind: 'query',
    capability: 'read',
    input: Recipe,
  },
  async (ctx, recipe) => {
    requireSolutions(recipe);
    const search = await ctx.db.corpusRun.findFirst({
      where: { projectId: ctx.project.id, kind: 'duplicates', status: 'done' },
      orderBy: { seq: 'desc' },
      select: { createdAt: true },
    });
    if (!search) return { searchedAt: null, rows: 0, near: 0, skeleton: 0, newer: 0 };
    return withChosenRows(ctx, recipe, async (client, chosen) => ({
      searchedAt: search.createdAt,
      rows: await countKeptRows(client, chosen),
      ...(await countAlike(client, ctx.project.id, chosen)),
      /** Rows that came after that search, of which it knows nothing. */
      newer: await countNewer(client, chosen, search.createdAt),
    }));
  },
);
