import type { Tx } from '#lib/db/client.ts';
import type { Role } from '#lib/domain/access.ts';
import { notFound } from '#lib/domain/errors.ts';
import { hashToken, usableLink } from '../account/link-token.ts';

export type OpenInvitation = {
  id: string;
  email: string;
  role: Role;
  expiresAt: Date;
  project: { id: string; slug: string; name: string };
};

/** The invitation of a link that works. Throws NOT_FOUND alike for an unknown, used, ended and expired one. */
export async function findInvitation(tx: Tx, token: string, now: Date): Promise<OpenInvitation> {
  const found = await tx.invitation.findFirst({
    where: { ...usableLink(hashToken(token), now), projectId: { not: null } },
    include: { project: { select: { id: true, slug: true, name: true } } },
  });
  if (!found?.project || !found.email || !found.role) {
    throw notFound('An invitation for this link (it may be used, withdrawn or too old; ask for a new one)');
  }
  const { id, email, role, expiresAt, project } = found;
  return { id, email, role, expiresAt, project };
}
