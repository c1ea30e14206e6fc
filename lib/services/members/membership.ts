import type { Tx } from '#lib/db/client.ts';
import { lockOwners } from '#lib/db/queries/lock-owners.ts';
import type { Role } from '#lib/domain/access.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** A member of the project, with its owners' rows locked. Throws NOT_FOUND. */
export async function lockedMember(tx: Tx, ctx: ProjectCtx, userId: string) {
  const owners = await lockOwners(tx, ctx.project.id);
  const member = await tx.membership.findUnique({
    where: { projectId_userId: { projectId: ctx.project.id, userId } },
    select: { role: true, user: { select: { id: true, email: true } } },
  });
  if (!member) throw notFound('This member');
  return { role: member.role, email: member.user.email, owners };
}

/** Throws PRECONDITION where the project would be left without an owner who can sign in. */
export function keepAnOwner(owners: string[], userId: string, newRole: Role | null) {
  if (newRole === 'owner') return;
  if (owners.length === 1 && owners[0] === userId) {
    throw precondition('This is the only owner of the project. Make someone else an owner first.');
  }
}
