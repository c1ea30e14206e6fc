import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { invalid } from '#lib/domain/errors.ts';
import type { Ctx } from '#lib/services/context.ts';
import { estimatePlan, listPresets, startPlan } from '#lib/services/generate/index.ts';
import { runCommand } from '../run.ts';
import { watch } from './generate-start.ts';

type PlanInput = Parameters<typeof startPlan>[1];
type Options = {
  project: string;
  plan?: string;
  preset?: string;
  model?: string;
  samples?: string;
  coreSet?: string;
  budget?: string;
  randomSeed?: string;
  wait: boolean;
};

/** `studio generate plan`: a plan from a file or a preset, estimated or started. */
export function addGeneratePlan(generate: Command) {
  const add = (name: string, summary: string) =>
    generate
      .command(name)
      .description(summary)
      .option('--project <value>', 'the project', 'demo')
      .option('--plan <file>', 'the plan as JSON; - reads standard input')
      .option('--preset <id>', 'a published recipe instead of a file; "studio generate presets" lists them')
      .option('--model <id>', "the preset's model")
      .option('--samples <n>', "the preset's requests for each problem in each leg")
      .option('--core-set <n>', "variants that the preset's core-set takes")
      .option('--budget <dollars>', 'pause when so many US dollars are spent')
      .option('--random-seed <n>', 'the same number and plan give the same requests')
      .option('--json', 'print one JSON document');
  const estimate = add('estimate-plan', estimatePlan.spec.summary);
  estimate.action((options: Options) =>
    runCommand(isJson(estimate), async (ctx) => estimatePlan(ctx, await readPlan(ctx, options))),
  );
  const start = add('start-plan', startPlan.spec.summary).option(
    '--no-wait',
    'return at once; the batch goes on',
  );
  start.action((options: Options) =>
    runCommand(isJson(start), async (ctx) => {
      const started = await startPlan(ctx, await readPlan(ctx, options));
      return options.wait ? watch(ctx, options.project, started.batch, isJson(start)) : started;
    }),
  );
}

const isJson = (command: Command) => command.optsWithGlobals<{ json?: boolean }>().json === true;

async function readPlan(ctx: Ctx, options: Options): Promise<PlanInput> {
  const { project, budget, randomSeed } = options;
  const plan = options.preset === undefined ? fromFile(options.plan) : await fromPreset(ctx, options);
  const stop = { ...plan.stop, ...(budget === undefined ? {} : { dollars: budget }) };
  return { ...plan, project, stop, ...(randomSeed === undefined ? {} : { randomSeed }) };
}

function fromFile(file: string | undefined): PlanInput {
  if (file === undefined) throw invalid('Give a plan: --plan FILE, or --preset ID.');
  const text = readFileSync(file === '-' ? 0 : file, 'utf8');
  try {
    return JSON.parse(text) as PlanInput;
  } catch (error) {
    throw invalid(`${file} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

async function fromPreset(
  ctx: Ctx,
  { project, preset, model, samples, coreSet }: Options,
): Promise<PlanInput> {
  const { items } = await listPresets(ctx, { project, model, samples, coreSet });
  const found = items.find((one) => one.id === preset);
  if (found) return { ...found.plan, project };
  throw invalid(`There is no preset "${preset}". There are ${items.map((one) => one.id).join(', ')}.`);
}
