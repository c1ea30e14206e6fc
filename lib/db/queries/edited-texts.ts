import type { Tx } from '../client.ts';

export type EditedText = {
  method: string;
  templateHash: string | null;
  model: string | null;
  before: string;
  after: string;
};

// The newest edited variants, first text beside the text that stands: how far people have to rewrite what a method
// makes is measured on these.
export async function editedTexts(tx: Tx, projectId: string, most: number): Promise<EditedText[]> {
  return tx.$queryRaw<EditedText[]>`
    SELECT a.method, a.template_hash AS "templateHash", a.recipe #>> '{model,name}' AS model,
           r.problem || E'\n' || r.solution AS before, v.problem || E'\n' || v.solution AS after
    FROM variants AS v JOIN revisions AS r ON r.variant_id = v.id AND r.number = 1
    JOIN batch_arms AS a ON a.id = v.arm_id
    WHERE v.project_id = ${projectId}::uuid AND v.revision > 1
    ORDER BY v.seq DESC LIMIT ${most}::int`;
}
