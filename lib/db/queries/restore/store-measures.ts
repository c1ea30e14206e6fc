import type { Tx } from '../../client.ts';

export type TextMeasure = { position: number; content_hash: string; tokens: number };

// A row of a shard may stand there already, with the same measures.
export async function storeMeasures(tx: Tx, rows: readonly TextMeasure[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO restore_texts (position, content_hash, tokens)
    SELECT position, content_hash, tokens
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(position int, content_hash text, tokens int)
    ON CONFLICT (position) DO NOTHING`;
}
