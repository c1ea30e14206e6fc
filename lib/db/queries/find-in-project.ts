import type { Tx } from '../client.ts';

export type FoundItem = { kind: 'seed' | 'variant' | 'batch' | 'version'; id: string; title: string };

/** How many of the newest rows are searched for text. */
const newest = 20_000;

// One answer while someone types: numbers and ids by index, names of batches and versions, and text in the newest
// rows only: what is nowhere is found missing in 40 ms among a million variants as among twenty thousand.
export async function findInProject(tx: Tx, projectId: string, text: string): Promise<FoundItem[]> {
  const seq = /^#?\d{1,15}$/.test(text) ? Number(text.replace('#', '')) : null;
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return tx.$queryRaw<FoundItem[]>`
    (SELECT 'version' AS kind, id, 'v' || number || ' ' || name AS title FROM dataset_versions
      WHERE project_id = ${projectId}::uuid AND (name ILIKE ${like} OR id = ${id}::uuid)
      ORDER BY number DESC LIMIT 4)
    UNION ALL
    (SELECT 'batch', id, name FROM batches
      WHERE project_id = ${projectId}::uuid AND (name ILIKE ${like} OR id = ${id}::uuid)
      ORDER BY seq DESC LIMIT 4)
    UNION ALL
    (SELECT 'seed', id, '#' || seq || ' ' || left(problem, 160) FROM seeds
      WHERE project_id = ${projectId}::uuid AND (seq = ${seq}::bigint OR id = ${id}::uuid))
    UNION ALL
    (SELECT 'variant', id, '#' || seq || ' ' || left(problem, 160) FROM variants
      WHERE project_id = ${projectId}::uuid AND (seq = ${seq}::bigint OR id = ${id}::uuid))
    UNION ALL
    (SELECT 'seed', id, '#' || seq || ' ' || left(problem, 160)
      FROM (SELECT id, seq, problem FROM seeds WHERE project_id = ${projectId}::uuid
            ORDER BY seq DESC LIMIT ${newest}::int) AS late
      WHERE ${seq}::bigint IS NULL AND problem ILIKE ${like} LIMIT 5)
    UNION ALL
    (SELECT 'variant', id, '#' || seq || ' ' || left(problem, 160)
      FROM (SELECT id, seq, problem FROM variants WHERE project_id = ${projectId}::uuid
            ORDER BY seq DESC LIMIT ${newest}::int) AS late
      WHERE ${seq}::bigint IS NULL AND problem ILIKE ${like} LIMIT 5)`;
}
