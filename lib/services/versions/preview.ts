import { countKeptOut } from '#lib/db/queries/contamination/count-kept-out.ts';
import { previewVersion as previewRows } from '#lib/db/queries/preview-version.ts';
import { VersionFilter } from '#lib/domain/versions/schema.ts';
import { requireSelection } from '../corpus/selection/require-selection.ts';
import { projectVerb } from '../verb.ts';

export const previewVersion = projectVerb(
  {
    name: 'versions.preview',
    summary: 'Counts what a version with this filter would hold, by method, subject and level.',
    kind: 'query',
    capability: 'read',
    input: VersionFilter,
  },
  async (ctx, filter) => {
    await requireSelection(ctx.db, ctx.project.id, filter.selection);
    const [groups, contaminated] = await Promise.all([
      previewRows(ctx.db, ctx.project.id, filter),
      countKeptOut(ctx.db, ctx.project.id, filter),
    ]);
    const rows = groups.reduce((sum, group) => sum + group.rows, 0);
    /** Accepted variants that are left out: they overlap a benchmark, or their seed does. */
    return { rows, contaminated, groups };
  },
);
