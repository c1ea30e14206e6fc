import { ExportOptions } from '#lib/domain/versions/export-options.ts';
import { exportRecords } from '#lib/domain/versions/export-records.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { exportFile } from '#lib/services/versions/exports/export-file.ts';
import { readVersionRows } from '#lib/services/versions/read-rows.ts';
import { writeRows } from '#lib/storage/rows/write/index.ts';
import { type Metric, metric } from '../metrics.ts';
import { names } from './freeze.ts';
import type { Place } from './population.ts';

/** Rows that the floor writes from memory. */
const sample = 100_000;

/** Parquet to nowhere: the disk is not what is measured. */
export async function measureExport({ studio: { ctx }, project, report }: Place): Promise<Metric[]> {
  const version = await ctx.db.datasetVersion.findFirstOrThrow({
    where: { projectId: project.id, name: names.first },
  });
  const options = ExportOptions.parse({ format: 'metamathqa', container: 'parquet' });
  const { columns, recordOf } = exportRecords(options, () => '');
  const rows: FrozenRow[] = [];
  for await (const row of readVersionRows(ctx, version.id, { to: Math.min(sample, version.rowCount) }))
    rows.push(row);
  const records = rows.map((row) => recordOf(row)!);
  const { container, csvGuard } = options;
  const floorRate = async () => {
    const { seconds } = await drained(writeRows(each(records), { container, columns, csvGuard }));
    return records.length / seconds;
  };
  await floorRate();
  const floor = await floorRate();
  rows.length = 0;
  const { seconds, peak } = await drained(exportFile(ctx, version.id, options));
  report(`exported ${version.rowCount} rows in ${seconds.toFixed(0)} s`);
  return [
    metric('Parquet export', version.rowCount / seconds, 'rows/s', { floor, least: 0.6 * floor }),
    metric('Parquet export: peak memory', peak, 'GiB', { most: 1 }),
  ];
}

async function* each<T>(items: readonly T[]) {
  yield* items;
}

async function drained(bytes: AsyncIterable<Uint8Array>) {
  const from = performance.now();
  let peak = 0;
  for await (const _ of bytes) peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 30);
  return { seconds: (performance.now() - from) / 1000, peak };
}
