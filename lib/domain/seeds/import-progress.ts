/** Where an import stands, as it is stored. */
export type ImportStanding = {
  status: 'uploaded' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  phase: 'reading' | 'merging' | 'indexing' | null;
  bytesRead: number;
  byteSize: number;
  rowsRead: number;
  rowsStaged: number;
  rowsMerged: number;
};

/** Where an import stands, for people: rows of the phase that it is in; `total` null where nobody knows it. */
export type ImportProgress = { step: string; done: number; total: number | null };

/**
 * How far an import is within its phase. While a file is read its number of rows is estimated from the bytes read so far;
 * how far an index is, is not known.
 */
export function importProgress(one: ImportStanding): ImportProgress {
  const { status, phase, rowsRead, rowsStaged, rowsMerged, bytesRead, byteSize } = one;
  if (status === 'queued' || status === 'uploaded')
    return { step: 'Waiting for the worker', done: 0, total: null };
  if (status !== 'running') return { step: 'Rows read', done: rowsRead, total: rowsRead };
  if (phase === 'merging') return { step: 'Adding to the project', done: rowsMerged, total: rowsStaged };
  if (phase === 'indexing') return { step: 'Building the search indexes', done: rowsMerged, total: null };
  const total = bytesRead > 0 ? Math.max(rowsRead, Math.round((rowsRead * byteSize) / bytesRead)) : null;
  return { step: 'Reading the file', done: rowsRead, total };
}
