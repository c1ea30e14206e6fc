import type { Launch } from '#lib/compute/target.ts';
import type { DatasetVersion, Project } from '#lib/db/generated/client.ts';
import { trainerArgv } from '#lib/domain/train/command.ts';
import { configFormatById } from '#lib/domain/train/config-formats/index.ts';
import { fillCommand } from '#lib/domain/train/fill-command.ts';
import type { LegPlan } from '#lib/domain/train/leg-plan.ts';
import { RunConfig } from '#lib/domain/train/run-config.ts';
import type { TargetSettings } from '#lib/domain/train/target.ts';
import type { Ctx } from '../../context.ts';
import { type DataFiles, dataFilesOf } from './data-files.ts';
import { textFile } from './text-file.ts';

export const configFile = 'config.json';
export const outputFolder = 'out';

/** What a launch is made of. */
export type Material = {
  ctx: Ctx;
  plan: LegPlan;
  settings: TargetSettings;
  version: DatasetVersion;
  project: Project;
};

/** Where a launch begins: its attempt, its slot, the model of the leg before, the checkpoint that it goes on from. */
export type Start = { attempt: number; slot: number | null; model: string | null; resume: string | null };

/** What the target is to start: the files of the run's folder, the command, its environment and what it needs. */
export async function launchOf(material: Material, start: Start): Promise<Launch> {
  const { plan, settings } = material;
  const data = await dataFilesOf(material);
  const config = configOf(plan, data, start.model);
  const { argv, files } = await commandOf(material, config, data, start.resume);
  const own = settings.kind === 'openai' ? {} : settings.environment;
  const perGpu = settings.kind === 'slurm' ? settings.cpusPerGpu : 1;
  return {
    ...{ tag: plan.config.tag, attempt: start.attempt, files: [...files, ...data.files], argv },
    env: { ...offline, ...own },
    resources: {
      ...{ cpus: perGpu * Math.max(1, plan.gpus), gpus: plan.gpus },
      ...{ memoryGb: plan.memoryGb, minutes: plan.minutes },
    },
    ...(start.slot !== null && settings.kind === 'local' && { slot: start.slot }),
  };
}

/** The trainer asks nobody outside, unless the administrator's environment of the target says otherwise. */
export const offline = {
  ...{ HF_HUB_OFFLINE: '1', HF_DATASETS_OFFLINE: '1', TRANSFORMERS_OFFLINE: '1' },
  ...{ HF_HUB_DISABLE_TELEMETRY: '1', DO_NOT_TRACK: '1' },
};

function configOf({ config }: LegPlan, { shards }: DataFiles, model: string | null): RunConfig {
  const base = { ...config.base, model: model ?? config.base.model };
  return RunConfig.parse({ ...config, base, data: { ...config.data, shards } });
}

async function commandOf(
  { settings, ctx, plan }: Material,
  config: RunConfig,
  data: DataFiles,
  resume: string | null,
) {
  if (settings.kind === 'openai') return { argv: [], files: [textFile(configFile, json(config))] };
  const { trainer } = settings;
  if (trainer.kind === 'built-in') {
    const files = [textFile(configFile, json(config)), ...(await ctx.compute.trainerFiles())];
    return { argv: trainerArgv(trainer.python, configFile), files };
  }
  const format = configFormatById(trainer.config);
  const names = data.files.map(({ name }) => name);
  const places = { data: names, output: outputFolder, resume, gpu: plan.gpus > 0 };
  return {
    argv: fillCommand(trainer.argv, { config: format.file, data: 'data', output: outputFolder, resume }),
    files: [textFile(format.file, json(format.write(config, places))), textFile('run.json', json(config))],
  };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
