import { touchedVersions } from '#lib/db/queries/versions/touched-versions.ts';
import { projectVerb } from '../../verb.ts';
import { findOrigin, OriginRef } from './origin.ts';
import { standingRecalls } from './standing.ts';

export const listTouchedVersions = projectVerb(
  {
    name: 'versions.touched',
    summary:
      'Lists every version that holds rows that go back to a seed, a variant or a reply, and whether it is recalled.',
    kind: 'query',
    capability: 'read',
    input: OriginRef,
  },
  async (ctx, ref) => {
    const origin = await findOrigin(ctx.db, ctx.project.id, ref);
    const items = await touchedVersions(ctx.db, ctx.project.id, origin);
    const of = 'seed' in origin ? { seeds: [origin.seed] } : { variants: [origin.variant] };
    /** At most one: what is recalled already cannot be recalled again. */
    const [recall = null] = await standingRecalls(ctx, of);
    return { items, recall };
  },
);
