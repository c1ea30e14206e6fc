import type { Tx } from '../../client.ts';

// Where the seeds came from that are to be made again: each source with its licence is an import of its own.
export async function missingSources(tx: Tx): Promise<{ source: string; licence: string; rows: number }[]> {
  return tx.$queryRaw<{ source: string; licence: string; rows: number }[]>`
    SELECT t.source, t.licence, count(*)::int AS rows
    FROM restore_texts AS t JOIN restore_rows AS o USING (position)
    WHERE NOT o.there AND t.seed_id IS NULL GROUP BY 1, 2 ORDER BY 1, 2`;
}
