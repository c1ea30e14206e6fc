import type { Tx } from '../client.ts';

// A hundred thousand rows in a few statements: createMany sends each value as a parameter of its own.
export async function storeSelectionItems(
  tx: Tx,
  selectionId: string,
  firstRank: number,
  seqs: readonly bigint[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO corpus_selection_items (selection_id, rank, seq)
    SELECT ${selectionId}::uuid, ${firstRank}::int + at::int - 1, seq
    FROM unnest(${[...seqs]}::bigint[]) WITH ORDINALITY AS chosen(seq, at)`;
}
