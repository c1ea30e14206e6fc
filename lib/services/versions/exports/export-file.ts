import { createHash } from 'node:crypto';
import { invalid, precondition } from '#lib/domain/errors.ts';
import {
  type ExportOptions,
  type ExportRequest,
  exportFileName,
  kindFault,
  optionsFault,
  plainOptions,
} from '#lib/domain/versions/export-options.ts';
import { exportRecords } from '#lib/domain/versions/export-records.ts';
import { formatById, usualFormat } from '#lib/domain/versions/formats/index.ts';
import { writeRows } from '#lib/storage/rows/write/index.ts';
import type { Ctx } from '../../context.ts';
import { readVersionGroups } from '../read-rows.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The options, without those that change nothing. Throws INVALID where they do not go together, or with the kind. */
export function readOptions(asked: ExportRequest, kind: string): ExportOptions {
  const options = { ...asked, format: asked.format ?? usualFormat(kind) };
  const fault = kindFault(options, kind) ?? optionsFault(options);
  if (fault) throw invalid(fault.message, [fault]);
  return plainOptions(options);
}

type Named = { project: { slug: string }; version: { name: string } };

export const nameOf = ({ project, version }: Named, options: ExportOptions) =>
  exportFileName(project.slug, version.name, options);

/** Told after each row of the version: how many were looked at, and how many of them have a record. */
export type Looked = (rows: number, records: number) => void | Promise<void>;

/**
 * The bytes of a version in a file of these options, as they are asked for. Throws PRECONDITION at the end where no row
 * had a record: an empty file would look like a whole one.
 */
export async function* exportFile(
  ctx: Ctx,
  versionId: string,
  options: ExportOptions,
  looked: Looked = () => {},
): AsyncGenerator<Uint8Array> {
  const { columns, reads, recordOf } = exportRecords(options, sha256);
  let rows = 0;
  let records = 0;
  async function* some() {
    for await (const some of readVersionGroups(ctx, versionId, { columns: reads })) {
      for (const row of some) {
        const record = recordOf(row);
        rows += 1;
        if (record) records += 1;
        const waits = looked(rows, records);
        if (waits) await waits;
        if (record) yield record;
      }
    }
    if (records === 0) throw precondition(nothingFits(options));
  }
  const { container, csvGuard } = options;
  yield* writeRows(some(), { container, columns, csvGuard });
}

function nothingFits({ format, split }: ExportOptions): string {
  const where = split === 'all' ? 'This version' : `The split “${split}” of this version`;
  const { rows } = formatById(format);
  if (rows === 'labelled') return `${where} has no row whose first wrong step was marked under Review.`;
  return `${where} has no rows. Choose another split.`;
}
