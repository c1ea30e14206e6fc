import { touchedVersions } from '#lib/db/queries/versions/touched-versions.ts';
import { projectVerb } from '../../verb.ts';
import { runsOnVersions } from '../trained-on.ts';
import { findOrigin, OriginRef } from './origin.ts';
import { standingRecalls } from './standing.ts';

export const listTouchedVersions = projectVerb(
  {
    name: 'versions.touched',
    summary:
      'Lists every version that holds rows of a seed, a variant or a reply, which runs learned from it, and whether it is recalled.',
    kind: 'query',
    capability: 'read',
    input: OriginRef,
  },
  async (ctx, ref) => {
    const origin = await findOrigin(ctx.db, ctx.project.id, ref);
    const found = await touchedVersions(ctx.db, ctx.project.id, origin);
    const runs = await runsOnVersions(
      ctx,
      found.map(({ id }) => id),
    );
    const items = found.map((version) => ({ ...version, runs: runs.get(version.id) ?? [] }));
    const of = 'seed' in origin ? { seeds: [origin.seed] } : { variants: [origin.variant] };
    /** At most one: what is recalled already cannot be recalled again. */
    const [recall = null] = await standingRecalls(ctx, of);
    return { items, recall };
  },
);
