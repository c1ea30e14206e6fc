import { z } from 'zod';
import { requireUser } from '../account/require-user.ts';
import { installationVerb } from '../verb.ts';
import { tokenFields } from './token-fields.ts';

export const listTokens = installationVerb(
  {
    name: 'tokens.list',
    summary: 'List your API tokens that are not revoked',
    kind: 'query',
    who: 'signed-in',
    input: z.object({}),
  },
  async (ctx) => {
    const tokens = await ctx.db.apiToken.findMany({
      where: { userId: requireUser(ctx).id, revokedAt: null },
      select: tokenFields,
      orderBy: { createdAt: 'desc' },
      take: 200,
    });
    return tokens.map((token) => ({ ...token, expired: token.expiresAt <= ctx.now() }));
  },
);
