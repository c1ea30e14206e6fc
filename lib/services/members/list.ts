import { z } from 'zod';
import { roles } from '#lib/domain/access.ts';
import { userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';

export const listMembers = projectVerb(
  {
    name: 'members.list',
    summary: 'List the members of a project',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const rows = await ctx.db.membership.findMany({
      where: { projectId: ctx.project.id },
      select: {
        role: true,
        createdAt: true,
        user: { select: { id: true, name: true, email: true, active: true, lastSeenAt: true } },
      },
    });
    const you = userIdOf(ctx);
    return rows
      .map(({ user, role, createdAt }) => ({
        userId: user.id,
        name: user.name,
        email: user.email,
        active: user.active,
        lastSeenAt: user.lastSeenAt,
        role,
        since: createdAt,
        you: user.id === you,
      }))
      .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.name.localeCompare(b.name, 'en'));
  },
);
