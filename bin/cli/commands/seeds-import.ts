import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { invalid, StudioError } from '#lib/domain/errors.ts';
import { MovingRate } from '#lib/domain/moving-rate.ts';
import { importProgress } from '#lib/domain/seeds/import-progress.ts';
import type { Ctx } from '#lib/services/context.ts';
import { checkHealth } from '#lib/services/health/check-health.ts';
import {
  cancelImport,
  getImport,
  previewImport,
  startImport,
  uploadSeeds,
} from '#lib/services/seeds/index.ts';
import { poll, progressBar } from '../progress.ts';
import { runCommand } from '../run.ts';

type Options = {
  project: string;
  format?: string;
  source?: string;
  licence?: string;
  map?: string[];
  dryRun?: boolean;
  json?: boolean;
};

export function addSeedsImport(seeds: Command) {
  seeds
    .command('import <file>')
    .description('Reads a file of problems (JSONL, JSON, CSV or Parquet) into a project.')
    .option('--project <slug>', 'the project', 'demo')
    .option('--format <id>', 'the data set format; recognised when left out')
    .option('--map <field=column...>', 'for other files: problem=question answer=solution …')
    .option('--source <name>', 'where the problems come from')
    .option('--licence <spdx>', 'their licence')
    .option('--dry-run', 'show ten rows and every problem; write nothing')
    .option('--json', 'print one JSON document')
    .action((file: string, options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      return runCommand(json, (ctx) => importFile(ctx, file, options, json));
    });
}

async function importFile(ctx: Ctx, file: string, options: Options, json: boolean) {
  if (!existsSync(file)) throw invalid(`There is no file ${file}.`);
  const { project } = options;
  const upload = await uploadSeeds(ctx, {
    project,
    fileName: path.basename(file),
    content: createReadStream(file),
  });
  const plan = { project, import: upload.import, format: options.format, mapping: readMapping(options.map) };
  if (options.dryRun) {
    const preview = await previewImport(ctx, plan);
    await cancelImport(ctx, { project, import: upload.import });
    return preview;
  }
  await startImport(ctx, { ...plan, sourceName: options.source, licence: options.licence });
  return followImport(ctx, project, upload.import, json);
}

async function followImport(ctx: Ctx, project: string, id: string, json: boolean) {
  const bar = progressBar(json);
  const rates = new MovingRate();
  const stop = cancelOnInterrupt(ctx, project, id);
  try {
    const ended = await poll(async () => {
      const now = await getImport(ctx, { project, import: id });
      const { step, done, total } = importProgress(now);
      const rate = rates.observe(Date.now(), done);
      const speed = rate ? ` · ${Math.round(rate).toLocaleString('en')} rows/s` : '';
      bar.show({ done, total, rate, label: `${step}: ${done.toLocaleString('en')} rows${speed}` });
      if (now.status === 'queued') await refuseWithoutWorker(ctx);
      return now.status === 'queued' || now.status === 'running' ? null : now;
    });
    if (ended.status === 'done') return ended;
    const kept = `${ended.rowsAdded.toLocaleString('en')} rows were added before.`;
    throw new StudioError('PRECONDITION', ended.error ?? `The import is ${ended.status}; ${kept}`);
  } finally {
    stop();
    bar.end();
  }
}

/** Ctrl-C asks the studio to cancel the import, and waits for that; a second one ends the command at once. */
function cancelOnInterrupt(ctx: Ctx, project: string, id: string): () => void {
  const cancel = () => {
    cancelImport(ctx, { project, import: id }).catch(() => {});
  };
  process.once('SIGINT', cancel);
  return () => process.off('SIGINT', cancel);
}

/** Without a worker the job waits: better said than waited for. */
export async function refuseWithoutWorker(ctx: Ctx) {
  const health = await checkHealth(ctx);
  if (health.worker !== 'ok') {
    throw new StudioError(
      'PRECONDITION',
      'No worker is running, so this waits in the queue. Start the studio: npm start',
    );
  }
}

/** `problem=question answer=solution` as a mapping. */
export function readMapping(pairs: string[] | undefined) {
  if (!pairs) return undefined;
  const mapping = Object.fromEntries(pairs.map((pair) => pair.split('=', 2)));
  if (!mapping.problem) throw invalid('--map needs at least problem=<column>.');
  return mapping as { problem: string };
}
