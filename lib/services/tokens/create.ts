import { limitReached } from '#lib/domain/errors.ts';
import { mostTokens, NewToken } from '#lib/domain/tokens/schema.ts';
import { requireUser } from '../account/require-user.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { newApiToken } from './api-token.ts';
import { tokenFields } from './token-fields.ts';

/** The token itself is in this answer and nowhere else. */
export const createToken = installationVerb(
  {
    name: 'tokens.create',
    summary: 'Make an API token; it is shown once',
    kind: 'command',
    who: 'signed-in',
    input: NewToken,
  },
  async (ctx, { name, days, readOnly }) => {
    const user = requireUser(ctx);
    const { token, tokenHash, prefix } = newApiToken(ctx.randomBytes);
    const expiresAt = new Date(ctx.now().getTime() + days * 86_400_000);
    return ctx.db.$transaction(async (tx) => {
      const working = await tx.apiToken.count({
        where: { userId: user.id, revokedAt: null, expiresAt: { gt: ctx.now() } },
      });
      if (working >= mostTokens) throw limitReached(`You have ${working} tokens. Revoke one first.`);
      const made = await tx.apiToken.create({
        data: { userId: user.id, name, prefix, tokenHash, readOnly, expiresAt, createdAt: ctx.now() },
        select: tokenFields,
      });
      await audit(tx, ctx, {
        action: 'tokens.create',
        target: `token:${made.id}`,
        before: null,
        after: { name, prefix, readOnly, expiresAt: expiresAt.toISOString() },
      });
      return { ...made, token };
    });
  },
);
