import { z } from 'zod';
import { projectVerb } from '../verb.ts';

export const listInvitations = projectVerb(
  {
    name: 'members.list-invitations',
    summary: 'List the invitations that are still open',
    kind: 'query',
    capability: 'members',
    input: z.object({}),
  },
  async (ctx) =>
    ctx.db.invitation.findMany({
      where: { projectId: ctx.project.id, usedAt: null, revokedAt: null, expiresAt: { gt: ctx.now() } },
      select: { id: true, email: true, role: true, createdAt: true, expiresAt: true },
      orderBy: { createdAt: 'desc' },
    }),
);
