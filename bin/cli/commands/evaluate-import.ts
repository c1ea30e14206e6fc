import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { invalid, StudioError } from '#lib/domain/errors.ts';
import { isUnderWay } from '#lib/domain/evaluate/states.ts';
import type { Ctx } from '#lib/services/context.ts';
import { importResults, showEvaluation } from '#lib/services/evaluate/index.ts';
import { uploadSeeds } from '#lib/services/seeds/index.ts';
import { poll, progressBar } from '../progress.ts';
import { runCommand } from '../run.ts';
import { refuseWithoutWorker } from './seeds-import.ts';

type Options = {
  project: string;
  benchmark: string;
  model: string;
  name?: string;
  format?: string;
  json?: boolean;
};

export function addEvaluateImport(evaluate: Command) {
  evaluate
    .command('import <file>')
    .description('Reads a file of results that were made elsewhere and grades them here.')
    .requiredOption('--benchmark <id>', 'the benchmark that they answer')
    .requiredOption('--model <name>', 'what people call the model')
    .option('--project <slug>', 'the project', 'demo')
    .option('--name <name>', 'a name for the list; made of model and benchmark when left out')
    .option('--format <id>', 'the format of the file; recognised when left out')
    .option('--json', 'print one JSON document')
    .action((file: string, options: Options, command: Command) => {
      const json = command.optsWithGlobals<Options>().json === true;
      return runCommand(json, (ctx) => importFile(ctx, file, options, json));
    });
}

async function importFile(ctx: Ctx, file: string, options: Options, json: boolean) {
  if (!existsSync(file)) throw invalid(`There is no file ${file}.`);
  const { project, benchmark, model, name, format } = options;
  const fileName = path.basename(file);
  const upload = await uploadSeeds(ctx, { project, fileName, content: createReadStream(file) });
  const asked = { project, import: upload.import, benchmark, modelName: model, name, format };
  const { evaluation } = await importResults(ctx, asked);
  return follow(ctx, { project, evaluation }, json);
}

async function follow(ctx: Ctx, place: { project: string; evaluation: string }, json: boolean) {
  const bar = progressBar(json);
  const ended = await poll(async () => {
    const now = await showEvaluation(ctx, place);
    const { replies, grading } = now;
    const label = grading
      ? `${grading.done.toLocaleString('en')} of ${grading.total.toLocaleString('en')} graded`
      : `${replies.toLocaleString('en')} replies`;
    bar.show({ done: grading?.done ?? 0, total: grading?.total ?? 0, label });
    if (replies === 0) await refuseWithoutWorker(ctx);
    return isUnderWay(now) ? null : now;
  });
  bar.end();
  if (ended.status !== 'done')
    throw new StudioError('PRECONDITION', ended.error ?? `The evaluation is ${ended.status}.`);
  const { id, name, replies, problems, rejected, rejects, summary } = ended;
  return { evaluation: id, name, replies, problems, rejected, rejects, summary };
}
