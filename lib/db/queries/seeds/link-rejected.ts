import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { plainText, sha256Of } from '../preference/family-selection.ts';
import type { Merge } from './merge-seeds.ts';

const chosenKey = sha256Of(plainText(Prisma.sql`r.solution`)).text;

// Of which solutions an imported one is the worse: the file says so pair by pair, over several parts of it too. Only with
// those it is a pair again.
export async function linkRejected(client: pg.PoolClient, { table, projectId }: Merge): Promise<void> {
  await client.query(
    `UPDATE variants AS v
     SET evidence = jsonb_set(v.evidence, '{worseThan}', (
       SELECT jsonb_agg(DISTINCT key) FROM (
         SELECT jsonb_array_elements_text(v.evidence -> 'worseThan') AS key UNION SELECT unnest(p.keys)) AS all_keys))
     FROM (SELECT r.content_hash, r.rejected_solution, array_agg(DISTINCT ${chosenKey}) AS keys
           FROM ${table} AS r WHERE r.rejected_solution IS NOT NULL AND r.solution IS NOT NULL GROUP BY 1, 2) AS p
     WHERE v.project_id = $1 AND v.content_hash = p.content_hash AND v.solution = p.rejected_solution
       AND v.status = 'rejected' AND v.evidence ? 'worseThan'`,
    [projectId],
  );
}
