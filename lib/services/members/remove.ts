import { z } from 'zod';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { keepAnOwner, lockedMember } from './membership.ts';

/** What they decided and edited stays, with their name. */
export const removeMember = projectVerb(
  {
    name: 'members.remove',
    summary: 'Remove a member from a project',
    kind: 'command',
    capability: 'members',
    input: z.object({ userId: Id }),
  },
  async (ctx, { userId }) =>
    ctx.db.$transaction(async (tx) => {
      const member = await lockedMember(tx, ctx, userId);
      keepAnOwner(member.owners, userId, null);
      await tx.membership.delete({ where: { projectId_userId: { projectId: ctx.project.id, userId } } });
      await audit(tx, ctx, {
        action: 'members.remove',
        target: `user:${userId}`,
        before: { email: member.email, role: member.role },
        after: null,
      });
      return { userId };
    }),
);
