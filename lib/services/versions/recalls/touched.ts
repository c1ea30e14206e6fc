import { touchedVersions } from '#lib/db/queries/versions/touched-versions.ts';
import { projectVerb } from '../../verb.ts';
import { findOrigin, OriginRef } from './origin.ts';

export const listTouchedVersions = projectVerb(
  {
    name: 'versions.touched',
    summary: 'Lists every version that holds rows that go back to a seed, a variant or a reply.',
    kind: 'query',
    capability: 'read',
    input: OriginRef,
  },
  async (ctx, ref) => {
    const origin = await findOrigin(ctx.db, ctx.project.id, ref);
    return { items: await touchedVersions(ctx.db, ctx.project.id, origin) };
  },
);
