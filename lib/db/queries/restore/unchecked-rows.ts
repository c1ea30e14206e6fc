import type { Tx } from '../../client.ts';

// What a restore made again has no checks, nor has a text whose checks were never stored.
export async function uncheckedRows(
  tx: Tx,
  restoreId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM restore_changes AS c JOIN variants AS v ON v.id = c.variant_id
    WHERE c.restore_id = ${restoreId}::uuid AND v.check_state = 'unchecked' AND v.id > ${after}::uuid
    ORDER BY v.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
