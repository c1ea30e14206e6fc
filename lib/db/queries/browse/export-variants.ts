import type { ExportRow } from '#lib/domain/browse/export-lines.ts';
import type { variantFields } from '#lib/domain/generate/chosen-variants.ts';
import type { Tx } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';

export type ExportedVariant = ExportRow<(typeof variantFields)[number]> & { seq: bigint };

// Chosen variants in the order of arrival, page by page: a choice may be the whole corpus.
export async function exportVariantRows(
  tx: Tx,
  chosen: Prisma.Sql,
  after: bigint,
  count: number,
): Promise<ExportedVariant[]> {
  return tx.$queryRaw<ExportedVariant[]>`
    SELECT t.id, t.seq, t.problem, t.solution, t.answer, t.subject, t.level, t.method, t.source,
           t.status::text AS status, t.check_state::text AS checks, t.revision, t.seed_id AS seed, t.batch_id AS batch
    FROM variants AS t WHERE ${chosen} AND t.seq > ${after} ORDER BY t.seq LIMIT ${count}::int`;
}
