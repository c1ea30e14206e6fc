import type { Tx } from '../../client.ts';

// What only the shards say of rows, or what has to be counted from a text: a table of the caller's transaction.
export async function createRestoreTexts(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE restore_texts (
      position int PRIMARY KEY, method text, problem text, solution text, answer text, subject text, level int,
      step int, seed_hash text, seed_problem text, source text, licence text, ground_truth text, model text,
      content_hash text, tokens int, seed_tokens int, seed_id uuid
    ) ON COMMIT DROP`;
}
