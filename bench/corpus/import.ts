import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { connect } from '#lib/db/client.ts';
import { listStaging } from '#lib/db/queries/seeds/list-staging.ts';
import type { Ctx } from '#lib/services/context.ts';
import { stageRows } from '#lib/services/seeds/import/stage-rows.ts';
import { startImport, uploadSeeds } from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { importThreads } from '#worker/import-threads.ts';
import { type Metric, metric } from '../metrics.ts';

export type ImportBench = {
  /** An empty, migrated database whose server can write files here. */
  url: string;
  /** JSONL in a known format. */
  file: string;
  /** Told of each step as it ends. */
  report: (step: string) => void;
};

/**
 * Imports a file as the worker does: reading beside a server-side COPY of the same rows, then merging and building the
 * search indexes. Gives the project with the rows, for what is measured on them.
 */
export async function measureImport({ url, file, report }: ImportBench) {
  const { db, pool, close } = connect(url, { applicationName: 'corollary bench' });
  const ctx = systemContext(db);
  const drafter = importThreads();
  try {
    const { project, id } = await makeImport(ctx, file);
    await written();
    const memory = watchMemory();
    const reading = await seconds(() => stage(ctx, pool, id, drafter));
    const { rowsStaged } = await db.seedImport.findUniqueOrThrow({ where: { id } });
    report(`${rowsStaged} rows read in ${reading.toFixed(1)} s`);
    const { early, peak } = memory.end();
    const copying = await serverCopy(pool, id, ctx);
    report(`copied by the server alone in ${copying.toFixed(1)} s`);
    const phases = await finishImport(ctx, id, drafter);
    report(`merged in ${phases.merging.toFixed(1)} s, indexed in ${phases.indexing.toFixed(1)} s`);
    const rate = rowsStaged / reading;
    const metrics: Metric[] = [
      metric('import, reading', rate, 'rows/s', { floor: rowsStaged / copying }),
      metric('import, reading as a share of a server-side COPY', copying / reading, 'ratio', { least: 0.7 }),
      metric('import, merging', rowsStaged / phases.merging, 'rows/s'),
      metric('import, search indexes', rowsStaged / phases.indexing, 'rows/s'),
      metric('import, all phases', rowsStaged / (reading + phases.merging + phases.indexing), 'rows/s'),
      metric('import, memory after a fifth', early, 'MiB'),
      metric('import, peak memory', peak, 'MiB'),
    ];
    return { ...project, metrics };
  } finally {
    await drafter.close();
    await close();
  }
}

async function makeImport(ctx: Ctx, file: string) {
  const project = await makeProject(ctx.db);
  const place = { project: project.slug };
  const content = createReadStream(file);
  const { import: id } = await uploadSeeds(ctx, { ...place, fileName: path.basename(file), content });
  await startImport(ctx, { ...place, import: id });
  return { project, id };
}

/** The phase of reading alone: the import is left as if the worker had been stopped behind it. */
async function stage(ctx: Ctx, pool: pg.Pool, id: string, drafter: ReturnType<typeof importThreads>) {
  const data = { status: 'running', phase: 'reading', startedAt: ctx.now() } as const;
  const found = await ctx.db.seedImport.update({ where: { id }, data });
  await stageRows({ ctx, pool, found, options: { drafter } });
}

async function finishImport(ctx: Ctx, id: string, drafter: ReturnType<typeof importThreads>) {
  const marks: Record<string, number> = { merging: performance.now() };
  const timer = setInterval(async () => {
    const { phase } = await ctx.db.seedImport.findUniqueOrThrow({ where: { id } });
    if (phase) marks[phase] ??= performance.now();
  }, 100);
  await runImport(ctx, id, { drafter }).finally(() => clearInterval(timer));
  const end = performance.now();
  const indexing = marks.indexing ?? end;
  return { merging: (indexing - marks.merging!) / 1000, indexing: (end - indexing) / 1000 };
}

/** Seconds that the server takes to copy the same rows from a file of its own into a table of the same columns. */
async function serverCopy(pool: pg.Pool, id: string, ctx: Ctx): Promise<number> {
  const { seq } = await ctx.db.seedImport.findUniqueOrThrow({ where: { id } });
  const tables = await listStaging(pool, seq);
  // The only folder that the server certainly may write to.
  const { rows } = await pool.query<{ data_directory: string }>('SHOW data_directory');
  const file = path.join(rows[0]!.data_directory, 'server-copy');
  try {
    await pool.query(
      `COPY (${tables.map((name) => `SELECT * FROM ${name}`).join(' UNION ALL ')}) TO '${file}'`,
    );
    const times: number[] = [];
    for (let round = 0; round < 2; round++) {
      await written();
      times.push(await copyFrom(pool, tables[0]!, file));
    }
    return Math.min(...times);
  } finally {
    await rm(file, { force: true });
  }
}

/** Files that were just made are on the disk: whoever is measured next does not wait for gigabytes of others. */
const written = () => promisify(execFile)('sync');

function copyFrom(pool: pg.Pool, like: string, file: string): Promise<number> {
  return seconds(() =>
    pool.query(
      `BEGIN; CREATE TABLE server_copy (LIKE ${like}); COPY server_copy FROM '${file}' (FREEZE); COMMIT`,
    ),
  ).finally(() => pool.query('DROP TABLE IF EXISTS server_copy'));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Resident memory of this process in MiB: once what is needed at the start is there, and at its highest. */
function watchMemory() {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(process.memoryUsage().rss / 2 ** 20), 50);
  return {
    end: () => {
      clearInterval(timer);
      const early = samples.slice(0, Math.max(1, Math.ceil(samples.length / 5)));
      return { early: Math.max(...early), peak: Math.max(...samples) };
    },
  };
}
