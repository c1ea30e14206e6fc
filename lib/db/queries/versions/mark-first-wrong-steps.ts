import type pg from 'pg';

// The last standing label of exactly the text that is frozen, joined once: few rows have one.
export async function markFirstWrongSteps(client: pg.PoolClient): Promise<void> {
  await client.query(`
    UPDATE frozen_rows AS f SET first_wrong_step = l.step
    FROM (SELECT DISTINCT ON (variant_id, revision) variant_id, revision, step FROM step_labels
          WHERE withdrawn_at IS NULL AND variant_id IN (SELECT variant_id FROM frozen_rows)
          ORDER BY variant_id, revision, seq DESC) AS l
    WHERE l.variant_id = f.variant_id AND l.revision = f.revision`);
}
