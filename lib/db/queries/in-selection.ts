import { Prisma } from '../generated/client.ts';

/** A selection of a project, or its first `selectionSize` items. */
export type InSelection = { projectId: string; selection?: string; selectionSize?: number };

const items = ({ projectId, selection, selectionSize }: InSelection, kind: 'seed' | 'variant') => Prisma.sql`
  SELECT i.seq FROM corpus_selection_items AS i JOIN corpus_selections AS c ON c.id = i.selection_id
  WHERE c.id = ${selection}::uuid AND c.project_id = ${projectId}::uuid AND c.kind = ${kind}::"CorpusItemKind"
    ${selectionSize === undefined ? Prisma.empty : Prisma.sql`AND i.rank < ${selectionSize}::int`}`;

/** Whether a seed (its `seq` column) is in a selection of seeds. */
export const seedInSelection = (seq: Prisma.Sql, chosen: InSelection): Prisma.Sql =>
  Prisma.sql`${seq} IN (${items(chosen, 'seed')})`;

/** Whether a variant is in a selection of variants, or its seed in one of seeds. */
export const variantInSelection = (
  { seq, seedId }: { seq: Prisma.Sql; seedId: Prisma.Sql },
  chosen: InSelection,
): Prisma.Sql => Prisma.sql`(
  ${seq} IN (${items(chosen, 'variant')})
  OR ${seedId} IN (SELECT id FROM seeds WHERE seq IN (${items(chosen, 'seed')})))`;
