import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const revokeInvitation = projectVerb(
  {
    name: 'members.revoke-invitation',
    summary: 'Withdraw an invitation that was not used',
    kind: 'command',
    capability: 'members',
    input: z.object({ invitation: Id.describe('The id of the invitation') }),
  },
  async (ctx, { invitation: id }) =>
    ctx.db.$transaction(async (tx) => {
      const open = { id, projectId: ctx.project.id, usedAt: null, revokedAt: null };
      const before = await tx.invitation.findFirst({ where: open, select: { email: true, role: true } });
      const ended = await tx.invitation.updateMany({
        where: open,
        data: { revokedAt: ctx.now() },
      });
      if (!before || ended.count === 0) throw notFound('An open invitation with this id');
      await audit(tx, ctx, {
        action: 'members.revoke-invitation',
        target: `invitation:${id}`,
        before,
        after: null,
      });
      return { id };
    }),
);
