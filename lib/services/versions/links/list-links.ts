import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { linkFields } from './link-token.ts';

export const listVersionLinks = projectVerb(
  {
    name: 'versions.links',
    summary: 'Lists the links of a version that are not revoked.',
    kind: 'query',
    capability: 'freeze',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const links = await ctx.db.versionLink.findMany({
      where: { versionId: version.id, revokedAt: null },
      select: linkFields,
      orderBy: { createdAt: 'desc' },
      take: 200,
    });
    return { items: links.map((link) => ({ ...link, expired: link.expiresAt <= ctx.now() })) };
  },
);
