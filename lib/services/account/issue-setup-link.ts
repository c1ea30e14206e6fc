import { z } from 'zod';
import { lockAccounts } from '#lib/db/queries/lock-accounts.ts';
import { forbidden, precondition } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { newLinkToken } from './link-token.ts';

const hoursOfLink = 24;

/** A new link replaces the one before: only the newest one that was printed works. */
export const issueSetupLink = installationVerb(
  {
    name: 'account.issue-setup-link',
    summary: 'Make the one-time link that makes the first account',
    kind: 'command',
    who: 'administrator',
    input: z.object({}),
  },
  async (ctx) => {
    if (ctx.actor.kind !== 'system') throw forbidden('Only the studio itself makes this link.');
    const { token, hash } = newLinkToken(ctx.randomBytes);
    const expiresAt = new Date(ctx.now().getTime() + hoursOfLink * 3_600_000);
    await ctx.db.$transaction(async (tx) => {
      await lockAccounts(tx);
      if ((await tx.user.count()) > 0) throw precondition('This studio has an account already: sign in.');
      await tx.invitation.updateMany({
        where: { projectId: null, usedAt: null, revokedAt: null },
        data: { revokedAt: ctx.now() },
      });
      const link = await tx.invitation.create({ data: { tokenHash: hash, expiresAt, createdAt: ctx.now() } });
      await audit(tx, ctx, {
        action: 'account.issue-setup-link',
        target: `invitation:${link.id}`,
        before: null,
        after: { expiresAt },
      });
    });
    return { path: `/setup?token=${token}`, expiresAt };
  },
);
