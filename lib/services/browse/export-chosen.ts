import {
  type ExportFormat,
  type ExportRow,
  exportHead,
  exportLine,
} from '#lib/domain/browse/export-lines.ts';
import type { ProjectCtx } from '../context.ts';
import type { Download } from '../download.ts';
import { pagesBySeq } from '../pages-by-seq.ts';
import { requireChosen } from './require-chosen.ts';

/** Rows that are read at a time. */
const chunkSize = 1000;

type Row<Field extends string> = ExportRow<Field> & { seq: bigint };
type Export<Field extends string> = {
  what: 'seeds' | 'variants';
  chosen: { ids?: unknown; filter?: unknown };
  format: ExportFormat;
  fields: readonly Field[];
  read: (after: bigint, count: number) => Promise<readonly Row<Field>[]>;
};

/** Chosen rows as a file, in the order of arrival. */
export function exportChosen<Field extends string>(ctx: ProjectCtx, one: Export<Field>): Download {
  requireChosen(one.what, one.chosen);
  const fileName = `${ctx.project.slug}-${one.what}.${one.format === 'csv' ? 'csv' : 'jsonl'}`;
  return { fileName, lines: linesOf(one) };
}

async function* linesOf<Field extends string>({ format, fields, read }: Export<Field>) {
  const head = exportHead(format, fields);
  if (head) yield head;
  for await (const rows of pagesBySeq(chunkSize, read)) {
    for (const row of rows) yield exportLine(format, fields, row);
  }
}
