import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { viewPush } from './view-push.ts';

export const listPushes = projectVerb(
  {
    name: 'versions.pushes',
    summary: 'Lists the pushes of a version to the Hugging Face Hub, the newest first, and how far they are.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const rows = await ctx.db.hubPush.findMany({
      where: { versionId: version.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 50,
    });
    return { items: rows.map(viewPush) };
  },
);
