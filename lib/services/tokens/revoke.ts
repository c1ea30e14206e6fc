import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { requireUser } from '../account/require-user.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';

export const revokeToken = installationVerb(
  {
    name: 'tokens.revoke',
    summary: 'End one of your API tokens',
    kind: 'command',
    who: 'signed-in',
    input: z.object({ token: Id.describe('The id of the token') }),
  },
  async (ctx, { token: id }) => {
    const userId = requireUser(ctx).id;
    return ctx.db.$transaction(async (tx) => {
      const ended = await tx.apiToken.updateMany({
        where: { id, userId, revokedAt: null },
        data: { revokedAt: ctx.now() },
      });
      if (ended.count === 0) throw notFound('This token');
      await audit(tx, ctx, {
        action: 'tokens.revoke',
        target: `token:${id}`,
        before: { revokedAt: null },
        after: { revokedAt: ctx.now() },
      });
      return { id };
    });
  },
);
