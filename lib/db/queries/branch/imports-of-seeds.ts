import type { Tx } from '../../client.ts';

// Which files the seeds of a chunk were read from, as far as they are still there.
export async function importsOfSeeds(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; importId: string }[]>`
    SELECT id, import_id AS "importId" FROM seeds WHERE id = ANY(${ids}::uuid[])`;
  return new Map(rows.map(({ id, importId }) => [id, importId]));
}
