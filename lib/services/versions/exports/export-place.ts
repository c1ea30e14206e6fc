import { createHash } from 'node:crypto';
import { codeVersion } from '#lib/domain/code-version.ts';
import type { ExportOptions } from '#lib/domain/versions/export-options.ts';

/** Where the export of these options is kept: the options with the code version that writes the bytes, and their hash. */
export function exportPlace(versionId: string, options: ExportOptions) {
  const stored = { ...options, codeVersion };
  const optionsHash = createHash('sha256').update(JSON.stringify(stored)).digest('hex');
  const where = { versionId_optionsHash: { versionId, optionsHash } };
  return { where, made: { versionId, options: stored, optionsHash } };
}

/** An export that waits to be written, or to be written again. */
export const freshExport = (rowsTotal: number) => ({
  ...{ status: 'queued' as const, rowsDone: 0, rowsTotal },
  ...{ error: null, startedAt: null, finishedAt: null },
});

/** One that failed or was cancelled is made again in its place. */
export const isGood = ({ status }: { status: string }) => status !== 'failed' && status !== 'cancelled';
