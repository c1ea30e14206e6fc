import type { Db, Tx } from '#lib/db/client.ts';
import type { Mentionable } from '#lib/domain/comments/mentions.ts';

/** The members of a project, by name. */
export async function mentionable(db: Db | Tx, projectId: string): Promise<Mentionable[]> {
  return db.user.findMany({
    where: { active: true, memberships: { some: { projectId } } },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: 'asc' }, { email: 'asc' }],
  });
}
