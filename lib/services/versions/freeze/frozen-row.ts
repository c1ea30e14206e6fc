import type { BinaryRow } from '#lib/db/copy-binary.ts';
import type { frozenFields } from '#lib/db/queries/versions/copy-frozen-rows.ts';
import type { FrozenRow, RejectedReply, Split } from '#lib/domain/versions/schema.ts';

type Shared = Exclude<keyof typeof frozenFields, 'place' | 'problemHash'>;

/** A whole number that may be missing. */
export const wholeOf = (row: BinaryRow, field: number): number | null =>
  row.text(field) === null ? null : row.integer(field);

/** A frozen row out of what COPY sends; `at` says where its fields stand. */
export function frozenRowOf(
  row: BinaryRow,
  at: Record<Shared, number>,
  rejected: RejectedReply | null,
): FrozenRow {
  const text = (field: number) => row.text(field) ?? '';
  return {
    ...{ split: text(at.split) as Split, method: text(at.method), problem: text(at.problem) },
    ...{ solution: text(at.solution), answer: text(at.answer), subject: row.text(at.subject) },
    ...{ level: wholeOf(row, at.level), firstWrongStep: wholeOf(row, at.firstWrongStep), rejected },
    lineage: {
      ...{ seedHash: text(at.seedHash), seedProblem: text(at.seedProblem), source: text(at.source) },
      ...{ licence: text(at.licence), groundTruth: text(at.groundTruth), model: row.text(at.model) },
    },
  };
}
