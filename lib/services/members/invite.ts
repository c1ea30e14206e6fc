import { conflict } from '#lib/domain/errors.ts';
import { invitationDays, NewInvitation } from '#lib/domain/members/schema.ts';
import { newLinkToken } from '../account/link-token.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';

/** No mail is sent: the link is in this answer and nowhere else. A new one ends the one before for that address. */
export const inviteMember = projectVerb(
  {
    name: 'members.invite',
    summary: 'Invite someone by a link that works once, for seven days',
    kind: 'command',
    capability: 'members',
    input: NewInvitation,
  },
  async (ctx, { email, role }) => {
    const projectId = ctx.project.id;
    const { token, hash } = newLinkToken(ctx.randomBytes);
    const expiresAt = new Date(ctx.now().getTime() + invitationDays * 86_400_000);
    return ctx.db.$transaction(async (tx) => {
      const member = await tx.membership.findFirst({ where: { projectId, user: { email } } });
      if (member) throw conflict(`${email} is a member already. Change the role in the list of members.`);
      await tx.invitation.updateMany({
        where: { projectId, email, usedAt: null, revokedAt: null },
        data: { revokedAt: ctx.now() },
      });
      const createdById = userIdOf(ctx);
      const { id } = await tx.invitation.create({
        data: { tokenHash: hash, projectId, email, role, createdById, createdAt: ctx.now(), expiresAt },
      });
      await audit(tx, ctx, {
        action: 'members.invite',
        target: `invitation:${id}`,
        before: null,
        after: { email, role },
      });
      return { id, email, role, expiresAt, path: `/invitation/${token}` };
    });
  },
);
