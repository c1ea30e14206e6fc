import type { ExportRow } from '#lib/domain/browse/export-lines.ts';
import type { seedFields } from '#lib/domain/seeds/export-line.ts';
import type { Tx } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';

export type ExportedSeed = ExportRow<(typeof seedFields)[number]> & { seq: bigint };

// Chosen seeds in the order of arrival, page by page: a choice may be the whole corpus.
export async function exportSeedRows(
  tx: Tx,
  chosen: Prisma.Sql,
  after: bigint,
  count: number,
): Promise<ExportedSeed[]> {
  return tx.$queryRaw<ExportedSeed[]>`
    SELECT t.id, t.seq, t.problem, t.solution, t.answer, t.subject, t.level, t.method,
           coalesce(t.source, i.source_name) AS source
    FROM seeds AS t JOIN seed_imports AS i ON i.id = t.import_id
    WHERE ${chosen} AND t.seq > ${after} ORDER BY t.seq LIMIT ${count}::int`;
}
