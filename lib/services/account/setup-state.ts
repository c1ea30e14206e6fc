import { z } from 'zod';
import { installationVerb } from '../verb.ts';
import { hashToken, usableLink } from './link-token.ts';

/** Tells the pages whether the first account is still to be made, and whether this link may make it. */
export const setupState = installationVerb(
  {
    name: 'account.setup-state',
    summary: 'Whether the first account is still to be made',
    kind: 'query',
    who: 'anyone',
    input: z.object({ token: z.string().max(200).optional() }),
  },
  async (ctx, { token }) => {
    const someone = await ctx.db.user.findFirst({ select: { id: true } });
    if (someone) return { needed: false, linkWorks: false };
    if (!token) return { needed: true, linkWorks: false };
    const link = await ctx.db.invitation.findFirst({
      where: { ...usableLink(hashToken(token), ctx.now()), projectId: null },
      select: { id: true },
    });
    return { needed: true, linkWorks: link !== null };
  },
);
