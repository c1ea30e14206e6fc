import type { BinaryRow } from '#lib/db/copy-binary.ts';
import type { frozenFields } from '#lib/db/queries/versions/copy-frozen-rows.ts';
import type { FrozenRow, Lineage, RejectedReply, Split } from '#lib/domain/versions/schema.ts';

type Shared = Exclude<keyof typeof frozenFields, 'place' | 'problemHash'>;

/** A whole number that may be missing. */
export const wholeOf = (row: BinaryRow, field: number): number | null =>
  row.text(field) === null ? null : row.integer(field);

type Places = Record<Shared, number>;

/** A frozen row out of what COPY sends; `at` says where its fields stand. */
export function frozenRowOf(
  row: BinaryRow,
  at: Places,
  rejected: RejectedReply | null,
  lineage: Lineage = lineageOf(row, at),
): FrozenRow {
  const text = (field: number) => row.text(field) ?? '';
  return {
    ...{ split: text(at.split) as Split, method: text(at.method), problem: text(at.problem) },
    ...{ solution: text(at.solution), answer: text(at.answer), subject: row.text(at.subject) },
    ...{ level: wholeOf(row, at.level), firstWrongStep: wholeOf(row, at.firstWrongStep), rejected },
    lineage,
  };
}

function lineageOf(row: BinaryRow, at: Places): Lineage {
  const text = (field: number) => row.text(field) ?? '';
  return {
    ...{ seedHash: text(at.seedHash), seedProblem: text(at.seedProblem), source: text(at.source) },
    ...{ licence: text(at.licence), groundTruth: text(at.groundTruth), model: row.text(at.model) },
  };
}

/** Reads lineages whose fields stand side by side; rows of one seed that follow each other share one. */
export function lineageReader(at: Places): (row: BinaryRow) => Lineage {
  const [first, last] = [at.seedHash, at.model];
  let bytes: Uint8Array = new Uint8Array(0);
  let lineage: Lineage | null = null;
  return (row) => {
    if (lineage !== null && row.holds(first, last, bytes)) return lineage;
    bytes = row.copyOf(first, last);
    lineage = lineageOf(row, at);
    return lineage;
  };
}
