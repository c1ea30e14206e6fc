import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { invalid, StudioError } from '#lib/domain/errors.ts';
import { addBenchmark, showBenchmark } from '#lib/services/benchmarks/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { uploadSeeds } from '#lib/services/seeds/index.ts';
import { poll, progressBar } from '../progress.ts';
import { runCommand } from '../run.ts';
import { readMapping, refuseWithoutWorker } from './seeds-import.ts';

type Options = {
  project: string;
  name?: string;
  licence: string;
  description?: string;
  format?: string;
  map?: string[];
  json?: boolean;
};

export function addBenchmarksAdd(benchmarks: Command) {
  benchmarks
    .command('add <file>')
    .description('Reads a file of problems as a benchmark and has the corpus compared with it.')
    .requiredOption('--licence <spdx>', 'its licence')
    .option('--project <slug>', 'the project', 'demo')
    .option('--name <name>', 'what people call it; the name of the file when left out')
    .option('--description <text>', 'where it comes from')
    .option('--format <id>', 'the data set format; recognised when left out')
    .option('--map <field=column...>', 'for other files: problem=question answer=solution …')
    .option('--json', 'print one JSON document')
    .action((file: string, options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      return runCommand(json, (ctx) => addFile(ctx, file, options, json));
    });
}

async function addFile(ctx: Ctx, file: string, options: Options, json: boolean) {
  if (!existsSync(file)) throw invalid(`There is no file ${file}.`);
  const { project, licence, description, format } = options;
  const fileName = path.basename(file);
  const name = options.name ?? path.parse(file).name;
  const upload = await uploadSeeds(ctx, { project, fileName, content: createReadStream(file) });
  const mapping = readMapping(options.map);
  const plan = { project, import: upload.import, format, mapping };
  const { benchmark } = await addBenchmark(ctx, { ...plan, name, licence, description });
  return follow(ctx, { project, benchmark }, json);
}

async function follow(ctx: Ctx, place: { project: string; benchmark: string }, json: boolean) {
  const bar = progressBar(json);
  const ended = await poll(async () => {
    const now = await showBenchmark(ctx, place);
    const done = now.problemCount + now.duplicates + now.rejected;
    bar.show({ done, total: 0, label: `${done.toLocaleString('en')} rows` });
    if (now.status === 'queued') await refuseWithoutWorker(ctx);
    return now.status === 'queued' || now.status === 'running' ? null : now;
  });
  bar.end();
  if (ended.status !== 'done')
    throw new StudioError('PRECONDITION', ended.error ?? `The benchmark is ${ended.status}.`);
  return ended;
}
