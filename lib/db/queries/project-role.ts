import type { Role } from '#lib/domain/access.ts';
import type { Db, Tx } from '../client.ts';

export type ProjectForPerson = { id: string; slug: string; name: string; role: Role | null };

// Every call of a verb begins with this, so project and membership come in one statement instead of two. Who is
// deactivated has no role: a stream that was opened before asks here again.
export async function projectRole(
  db: Db | Tx,
  slug: string,
  userId: string | null,
): Promise<ProjectForPerson | null> {
  const rows = await db.$queryRaw<ProjectForPerson[]>`/* prepared project-role */
    SELECT p.id, p.slug, p.name, CASE WHEN u.active THEN m.role::text END AS role FROM projects AS p
    LEFT JOIN memberships AS m ON m.project_id = p.id AND m.user_id = ${userId}::uuid
    LEFT JOIN users AS u ON u.id = m.user_id WHERE p.slug = ${slug}`;
  return rows[0] ?? null;
}
