import { RunConfig } from '#lib/domain/train/run-config.ts';
import { type Launch, TargetRefused } from '../target.ts';
import { jobBody } from './job-body.ts';
import type { Desk } from './open-fine-tuning.ts';
import { ApiJob } from './schema.ts';
import { upload } from './upload.ts';

const configFile = 'config.json';
const trainingFile = 'data/train.jsonl';
const validationFile = 'data/validation.jsonl';

/** Sends the files and asks for the job; its id is kept at once. Nobody has asked for it before. */
export async function startJob(desk: Desk, launch: Launch): Promise<string> {
  const { api, records, settings } = desk;
  const { tag, attempt } = launch;
  const config = await configOf(launch);
  const model = await modelOf(desk, config.base.model);
  if (
    settings.models.length > 0 &&
    !settings.models.includes(config.base.model) &&
    model === config.base.model
  ) {
    throw new TargetRefused(`This target fine-tunes ${settings.models.join(', ')}, and not ${model}.`);
  }
  const training = await uploaded(desk, launch, trainingFile);
  if (training === null) throw new TargetRefused(`The run has no ${trainingFile}.`);
  const files = { training, validation: await uploaded(desk, launch, validationFile) };
  const { learningRateOfOne: unit, hyperparametersIn: place } = settings;
  const json = jobBody(config, { tag, attempt, model, files, unit, place });
  const job = await api('/fine_tuning/jobs', ApiJob, { method: 'POST', json });
  await records.write(tag, { attempt, id: job.id, asked: false, known: null });
  return job.id;
}

async function configOf({ files }: Launch): Promise<RunConfig> {
  const file = files.find(({ name }) => name === configFile);
  if (!file) throw new TargetRefused(`The run has no ${configFile}.`);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.open()) chunks.push(Buffer.from(chunk as Uint8Array));
  return RunConfig.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}

async function uploaded({ api }: Desk, { tag, files }: Launch, name: string): Promise<string | null> {
  const file = files.find((one) => one.name === name);
  return file ? upload(api, file, `${tag}.${name.replace('data/', '')}`) : null;
}

/** The model to begin with: a name, or what came of another run, as "../its tag/out/final" or "…/out/checkpoint-30". */
async function modelOf({ records }: Desk, model: string): Promise<string> {
  const [, tag, step] = /^\.\.\/([\w.-]+)\/out\/(?:final|checkpoint-(\d+))$/.exec(model) ?? [];
  if (tag === undefined) return model;
  const known = (await records.all(tag)).at(-1)?.known;
  const name =
    step === undefined
      ? known?.job.fine_tuned_model
      : known?.checkpoints.find(({ step_number }) => step_number === Number(step))
          ?.fine_tuned_model_checkpoint;
  if (name) return name;
  throw new TargetRefused(`The API has no model of ${model}.`);
}
