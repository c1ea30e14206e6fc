/**
 * Versions of millions of rows on an embedded server of its own:
 *
 *   npm run bench -- versions [--rows N] [--data DIR] [--only freeze|diff|export|subsets,…] [--json]
 *   npm run bench -- versions --seeds gsm8k-train.jsonl [--rows N] [--data DIR] [--json]
 *
 * Freezes every variant, changes one in a hundred, freezes again, compares both, exports one as Parquet, and takes nested
 * subsets. The floor of the Parquet export is the same rows written by the same library from memory. With --data the
 * database is kept in that folder, and a later run measures on what was made then. With --seeds the scaling set is made
 * instead: variants of these problems by perturb-numbers, accepted by an audit plan, frozen and nested.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { openStudio } from './generate/studio.ts';
import { type Metric, printMetrics } from './metrics.ts';
import { measureDiff } from './versions/diff.ts';
import { measureExport } from './versions/export.ts';
import { measureFreeze } from './versions/freeze.ts';
import { inventedLines } from './versions/invented-lines.ts';
import { perturbedLines } from './versions/perturbed-lines.ts';
import { fill } from './versions/population.ts';
import { measureScaling } from './versions/scaling.ts';
import { measureSubsets } from './versions/subsets.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '2500000' },
    data: { type: 'string' },
    seeds: { type: 'string' },
    only: { type: 'string', default: 'freeze,diff,export,subsets' },
    json: { type: 'boolean', default: false },
  },
});

const began = performance.now();
const report = (step: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${step}`);

async function run(): Promise<Metric[]> {
  const studio = await openStudio(values.data && path.resolve(values.data));
  try {
    const storage = filesystemStorage(path.join(studio.folder, 'files'));
    const rows = Number(values.rows);
    const lines = values.seeds ? perturbedLines(values.seeds, rows) : inventedLines(rows);
    const project = await fill(studio, lines, report);
    const place = { studio: { ...studio, ctx: { ...studio.ctx, storage } }, project, report };
    if (values.seeds) return await measureScaling(place);
    const metrics: Metric[] = [];
    const only = new Set(values.only.split(','));
    if (only.has('freeze')) metrics.push(...(await measureFreeze(place)));
    if (only.has('diff')) metrics.push(...(await measureDiff(place)));
    if (only.has('export')) metrics.push(...(await measureExport(place)));
    if (only.has('subsets')) metrics.push(...(await measureSubsets(place)));
    return metrics;
  } finally {
    await studio.close();
  }
}

printMetrics(await run(), values.json);
