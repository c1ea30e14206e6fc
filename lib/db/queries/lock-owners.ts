import type { Tx } from '../client.ts';

// Two owners who demote each other at the same moment must not both succeed: the owners' rows are locked, and the
// second transaction sees what the first left.
export async function lockOwners(tx: Tx, projectId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ user_id: string }[]>`
    SELECT m.user_id FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.project_id = ${projectId}::uuid AND m.role = 'owner' AND u.active
    ORDER BY m.user_id FOR UPDATE OF m`;
  return rows.map((row) => row.user_id);
}
