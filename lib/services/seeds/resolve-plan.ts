import type { SeedImport } from '#lib/db/generated/client.ts';
import { invalid } from '#lib/domain/errors.ts';
import { formats } from '#lib/domain/seeds/formats/index.ts';
import { recogniseFormat } from '#lib/domain/seeds/parse-import.ts';
import type { ColumnMapping, ImportPlan } from '#lib/domain/seeds/requests.ts';
import type { Ctx } from '../context.ts';
import { readStoredRows, UnreadableFile } from './read-stored-rows.ts';

/** Rows looked at to recognise a format. */
const sampleSize = 100;

export type ResolvedPlan = {
  format: string;
  mapping: ColumnMapping | null;
  columns: string[];
  alternatives: string[];
};

/** The format and mapping of an upload: as asked for, else as its first rows show. */
export async function resolvePlan(
  ctx: Ctx,
  found: SeedImport,
  asked: Pick<ImportPlan, 'format' | 'mapping'>,
): Promise<ResolvedPlan> {
  const sample = await firstRows(ctx, found);
  const columns = [...new Set(sample.flatMap((row) => Object.keys(row as object)))].slice(0, 100);
  const recognised = recogniseFormat(sample);
  const alternatives = recognised.alternatives.map((guess) => guess.format);
  if (asked.mapping) return { format: 'custom', mapping: asked.mapping, columns, alternatives };
  const format = asked.format ?? recognised.format ?? 'custom';
  if (format !== 'custom' && !formats.some((known) => known.id === format)) {
    throw invalid(
      `There is no format "${format}". Known: ${formats.map((known) => known.id).join(', ')}, custom.`,
      [{ path: 'format', message: 'Choose a known format.' }],
    );
  }
  return { format, mapping: null, columns, alternatives };
}

async function firstRows(ctx: Ctx, found: SeedImport): Promise<unknown[]> {
  const sample: unknown[] = [];
  try {
    for await (const row of readStoredRows(ctx, found)) {
      if ('value' in row && typeof row.value === 'object' && row.value !== null) sample.push(row.value);
      if (sample.length >= sampleSize) break;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw invalid(error.message);
    throw error;
  }
  return sample;
}
