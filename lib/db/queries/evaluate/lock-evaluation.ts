import type { Tx } from '../../client.ts';

// The summary of an evaluation is made of all its grades and rulings: whoever makes it anew holds the row first, so that
// of two the later one counts what the earlier one wrote.
export async function lockEvaluation(tx: Tx, evaluationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM evaluations WHERE id = ${evaluationId}::uuid FOR UPDATE`;
}
