import type { Tx } from '../../client.ts';

export type RejectedText = {
  position: number;
  /** Null where the revision is not in the database any more, and of a sample. */
  solution: string | null;
  answer: string | null;
  /** Of a sample: what the model said. */
  reply: string | null;
};

// What the database says of the worse sides of some rows: a revision or a reply, neither of which ever changes.
export async function rejectedTexts(
  tx: Tx,
  versionId: string,
  { from, to }: { from: number; to: number },
): Promise<RejectedText[]> {
  return tx.$queryRaw<RejectedText[]>`
    SELECT m.position, r.solution, r.answer, c.reply
    FROM rejected_members AS m
    LEFT JOIN revisions AS r ON m.call_step IS NULL AND r.variant_id = m.variant_id AND r.number = m.revision
    LEFT JOIN variants AS v ON m.call_step IS NOT NULL AND v.id = m.variant_id
    LEFT JOIN LATERAL (SELECT reply FROM model_calls AS c
                       WHERE c.request_id = v.request_id AND c.step = m.call_step AND c.status = 'answered'
                       ORDER BY c.attempt DESC LIMIT 1) AS c ON true
    WHERE m.version_id = ${versionId}::uuid AND m.position >= ${from} AND m.position < ${to}`;
}
