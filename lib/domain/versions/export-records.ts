import type { ExportOptions } from './export-options.ts';
import { canonicalLine } from './fingerprint.ts';
import { formatById, hasRecord } from './formats/index.ts';
import type { Shape } from './formats/shape.ts';
import type { FrozenRow } from './schema.ts';
import type { ShardColumn } from './shard-columns.ts';

/** Columns that say where a row comes from, in the order in which they stand behind those of a format. */
export const provenanceColumns = [
  ...(['seed_hash', 'source', 'licence', 'method', 'ground_truth', 'model', 'split', 'row_sha256'] as const),
];

export type ExportRecords = {
  /** Of every record, in their order. */
  columns: Readonly<Record<string, Shape>>;
  /** Columns of a shard that the records are made of; undefined for all of them. */
  reads: readonly ShardColumn[] | undefined;
  /** The record of a row; null where the row has none in this format, or lies in another split. */
  recordOf: (row: FrozenRow) => Record<string, unknown> | null;
};

/**
 * What an export makes of rows. A format without a place for the answer gains the column `answer` where the text is
 * not to state it. `sha256`: SHA-256 of a text's UTF-8, hex.
 */
export function exportRecords(options: ExportOptions, sha256: (text: string) => string): ExportRecords {
  const format = formatById(options.format);
  const { answer: policy, split, provenance } = options;
  const addsAnswer = policy === 'none' && !format.hasAnswer;
  const names = provenance ? provenanceColumns.filter((name) => !(name in format.columns)) : [];
  const added = Object.fromEntries(
    [...(addsAnswer ? ['answer'] : []), ...names].map((name) => [name, 'text']),
  );
  return {
    reads: provenance ? undefined : format.reads && [...format.reads, 'split'],
    columns: { ...format.columns, ...(added as Record<string, Shape>) },
    recordOf(row) {
      if ((split !== 'all' && row.split !== split) || !hasRecord(format, row)) return null;
      const record = format.toRecord(row, policy);
      if (addsAnswer) record.answer = row.answer;
      if (names.length > 0) {
        const values = provenanceOf(row, sha256);
        for (const name of names) record[name] = values[name];
      }
      return record;
    },
  };
}

function provenanceOf(row: FrozenRow, sha256: (text: string) => string) {
  const { seedHash, source, licence, groundTruth, model } = row.lineage;
  return {
    ...{ seed_hash: seedHash, source, licence, method: row.method, ground_truth: groundTruth, model },
    ...{ split: row.split, row_sha256: sha256(canonicalLine(row)) },
  };
}
