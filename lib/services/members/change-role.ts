import { MemberRoleChange } from '#lib/domain/members/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { keepAnOwner, lockedMember } from './membership.ts';

export const changeMemberRole = projectVerb(
  {
    name: 'members.change-role',
    summary: 'Change the role of a member; it holds from their next request on',
    kind: 'command',
    capability: 'members',
    input: MemberRoleChange,
  },
  async (ctx, { userId, role }) =>
    ctx.db.$transaction(async (tx) => {
      const member = await lockedMember(tx, ctx, userId);
      keepAnOwner(member.owners, userId, role);
      if (member.role !== role) {
        const projectId = ctx.project.id;
        await tx.membership.update({ where: { projectId_userId: { projectId, userId } }, data: { role } });
        await audit(tx, ctx, {
          action: 'members.change-role',
          target: `user:${userId}`,
          before: { email: member.email, role: member.role },
          after: { email: member.email, role },
        });
      }
      return { userId, role };
    }),
);
