import type pg from 'pg';

export type NewVersionRow = {
  id: string;
  projectId: string;
  runId: string;
  name: string;
  description: string;
  kind: string;
  parentId: string | null;
  rowCount: number;
  contentHash: string;
  manifestHash: string;
  byteSize: number;
  mix: unknown;
  lengths: unknown;
  recipe: unknown;
  frozenById: string | null;
  frozenAt: Date;
};

// In the transaction of its members, which Prisma does not hold. The project's row is locked: two that freeze at once
// take one number after the other. Null where the name is taken.
export async function insertVersion(client: pg.PoolClient, one: NewVersionRow): Promise<number | null> {
  const { rows } = await client.query<{ number: number }>(
    `WITH project AS (SELECT id FROM projects WHERE id = $2 FOR NO KEY UPDATE)
     INSERT INTO dataset_versions (id, project_id, number, run_id, name, description, parent_id, row_count, content_hash,
                                   manifest_hash, byte_size, mix, recipe, files, lengths, frozen_by_id, frozen_at, kind)
     SELECT $1, id, coalesce((SELECT max(number) FROM dataset_versions WHERE project_id = $2), 0) + 1, $3, $4, $5, $6,
            $7, $8, $9, $10, $11::jsonb, $12::jsonb, '{}', $13::jsonb, $14, $15, $16
     FROM project
     ON CONFLICT (project_id, name) DO NOTHING RETURNING number`,
    [
      ...[one.id, one.projectId, one.runId, one.name, one.description, one.parentId, one.rowCount],
      ...[
        one.contentHash,
        one.manifestHash,
        one.byteSize,
        JSON.stringify(one.mix),
        JSON.stringify(one.recipe),
      ],
      ...[JSON.stringify(one.lengths), one.frozenById, one.frozenAt, one.kind],
    ],
  );
  return rows[0]?.number ?? null;
}
