/**
 * A corpus at its real size on an embedded server of its own: import, duplicates, decontamination, browsing and search,
 * a core set, estimates; each figure beside its floor of the same run, with the peak memory and the database's size:
 *
 *   npm run bench -- corpus [--rows N] [--file PATH] [--only import,duplicates,…] [--core-set K] [--data DIR] [--json]
 *
 * Without files the rows are invented (bench/corpus/write-corpus.ts); a file is imported in place of them. With --data the
 * database is kept in that folder, and a later run with the same folder measures on the corpus that was imported then.
 */
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureBrowse } from './corpus/browse.ts';
import { cleanCorpus } from './corpus/clean-corpus.ts';
import { measureContamination } from './corpus/contamination.ts';
import { measureCoreSet } from './corpus/core-set.ts';
import { measureDuplicates } from './corpus/duplicates.ts';
import { measureEstimates } from './corpus/estimates.ts';
import { measureImport } from './corpus/import.ts';
import { type Imported, recall, remember } from './corpus/kept-corpus.ts';
import { writeCorpus } from './corpus/write-corpus.ts';
import { openStudio, type Studio } from './generate/studio.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';

const phases = ['import', 'duplicates', 'contamination', 'browse', 'core-set', 'estimates'] as const;
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    file: { type: 'string' },
    only: { type: 'string', default: phases.join(',') },
    'core-set': { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const chosen = values.only.split(',');
if (
  !Number.isInteger(rows) ||
  rows < 1_000 ||
  !chosen.every((one) => phases.some((phase) => phase === one))
) {
  console.error(`--rows is a whole number from 1000, --only takes some of ${phases.join(', ')}.`);
  process.exit(2);
}

const began = performance.now();
const report = (step: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${step}`);

async function main(): Promise<Metric[]> {
  const studio = await openStudio(values.data && path.resolve(values.data));
  try {
    return await measure(studio);
  } finally {
    await studio.close();
  }
}

async function measure(studio: Studio): Promise<Metric[]> {
  const { project, metrics } = recall(studio.folder) ?? (await fill(studio));
  await cleanCorpus(studio.pool, project.id);
  const filled = { url: studio.url, project: project.slug, projectId: project.id, report };
  if (chosen.includes('browse')) metrics.push(...(await measureBrowse(filled)));
  if (chosen.includes('duplicates')) metrics.push(...(await measureDuplicates(filled)));
  if (chosen.includes('contamination')) metrics.push(...(await measureContamination(filled)));
  const size = Number(values['core-set'] ?? Math.ceil(rows / 25));
  if (chosen.includes('core-set')) metrics.push(...(await measureCoreSet({ ...filled, size })));
  if (chosen.includes('estimates')) metrics.push(...(await measureEstimates(filled)));
  return [...metrics, ...(await databaseSize(studio))];
}

/** Fills the empty database; a folder that is kept remembers it with what was measured. */
async function fill(studio: Studio): Promise<Imported> {
  const file = values.file ?? path.join(studio.folder, 'corpus.jsonl');
  const metrics = values.file ? [] : await invent(file);
  const { id, slug, metrics: imported } = await measureImport({ url: studio.url, file, report });
  if (!values.file) await rm(file);
  const found = { project: { id, slug }, metrics: [...metrics, ...imported] };
  if (values.data) remember(studio.folder, found);
  return found;
}

async function invent(file: string): Promise<Metric[]> {
  const from = performance.now();
  await writeCorpus(file, rows);
  const seconds = (performance.now() - from) / 1000;
  const bytes = (await stat(file)).size;
  report(`${rows} rows invented, ${(bytes / 1e9).toFixed(2)} GB`);
  return [
    metric('generator', rows / seconds, 'rows/s'),
    metric('mean length of a row', bytes / rows, 'bytes'),
  ];
}

async function databaseSize({ pool }: Studio): Promise<Metric[]> {
  const { rows: found } = await pool.query<{ name: string; bytes: string }>(`
    SELECT 'database' AS name, pg_database_size(current_database()) AS bytes
    UNION ALL SELECT 'seeds, rows', pg_table_size('seeds')
    UNION ALL SELECT 'seeds, indexes', pg_indexes_size('seeds')
    UNION ALL SELECT 'signatures with their indexes', pg_total_relation_size('text_signatures')`);
  return [
    ...found.map(({ name, bytes }) => metric(`size of the ${name}`, Number(bytes) / 1024 ** 3, 'GiB')),
    metric('peak memory of the whole bench', process.resourceUsage().maxRSS / 1024 ** 2, 'GiB'),
  ];
}

printMetrics(await main(), values.json);
