import { z } from 'zod';
import { ServeSettings } from '../servers/serve-settings.ts';
import { placeholders } from './fill-command.ts';

const Name = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][\w.-]{0,62}$/, 'may hold letters, digits, ".", "_" and "-"');

/** One word of a Slurm option: no blank, no shell sign, no leading dash. */
const SlurmWord = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][\w.,:@+&|*()[\]/=-]{0,254}$/, 'may not hold blanks or quotes, nor begin with a dash')
  .nullable()
  .default(null);

/** A folder on the machine that runs; "%" would be a pattern in the names of Slurm's log files. */
const Folder = z
  .string()
  .trim()
  .max(400)
  .regex(/^\/[\w./@+,=-]*$/, 'must be an absolute path without blanks and without "%"');

const Program = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\0\n]+$/, 'must be one line');

const Environment = z
  .record(
    z.string().regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable'),
    z
      .string()
      .max(4000)
      .regex(/^[^\0\n]*$/, 'must be one line'),
  )
  .default({});

const unknownPlaceholder = (part: string) =>
  (part.match(/\{[a-z]+\}/g) ?? []).find((found) => !(found in placeholders));

/** Our own trainer, or any other as a command without a shell. */
export const Trainer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('built-in'),
    /** The interpreter that has the packages of trainer/requirements.txt. */
    python: Program.default('python3'),
  }),
  z.object({
    kind: z.literal('command'),
    argv: z
      .array(Program)
      .min(1, 'Name the program.')
      .max(100)
      .superRefine((argv, ctx) => {
        const wrong = argv.map(unknownPlaceholder).find((found) => found !== undefined);
        const known = Object.keys(placeholders).join(', ');
        if (wrong) ctx.addIssue({ code: 'custom', message: `${wrong} is not known; there are ${known}.` });
      }),
    /** Ids of the registries of configuration files, formats of versions and readers of logs. */
    config: Name,
    data: Name,
    log: Name,
  }),
]);
export type Trainer = z.infer<typeof Trainer>;

/** What one run may ask for, and how many runs may be at the target at the same time; null is no limit. */
export const TargetLimits = z
  .object({
    minutes: z.coerce.number().int().positive().nullable().default(null),
    gpus: z.coerce.number().int().nonnegative().nullable().default(null),
    runs: z.coerce.number().int().positive().nullable().default(null),
  })
  .prefault({});
export type TargetLimits = z.infer<typeof TargetLimits>;

const everyTarget = {
  limits: TargetLimits,
  /** US dollars. */
  pricePerGpuHour: z.coerce.number().nonnegative().nullable().default(null),
};

const runsCommands = {
  ...everyTarget,
  trainer: Trainer.prefault({ kind: 'built-in' }),
  /** For the trainer alone; it sees nothing else of the studio's own. */
  environment: Environment,
  /** How models are served here. */
  serve: ServeSettings.prefault({ kind: 'built-in' }),
};

/** Processes on the studio's machine. */
export const LocalTarget = z.object({
  kind: z.literal('local'),
  ...runsCommands,
  /** Where runs have their folders; null: in the studio's data folder. */
  root: Folder.nullable().default(null),
  /** How many runs at the same time; processors and GPUs are shared out evenly among them. */
  slots: z.coerce.number().int().min(1).max(64).default(1),
  /** Threads in all; null: as many as the machine has. */
  cores: z.coerce.number().int().min(1).max(4096).nullable().default(null),
  /** Indices or UUIDs of the GPUs, as CUDA_VISIBLE_DEVICES takes them; null: those that nvidia-smi lists. */
  gpus: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[\w/-]{1,80}$/),
    )
    .max(64)
    .nullable()
    .default(null),
});
export type LocalTarget = z.infer<typeof LocalTarget>;

const SshHost = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][\w.:-]{0,252}$/, 'must be the name or address of a host');

export const SshSettings = z.object({
  host: SshHost,
  user: z
    .string()
    .trim()
    .regex(/^[A-Za-z_][\w.-]{0,63}$/)
    .nullable()
    .default(null),
  port: z.coerce.number().int().min(1).max(65535).nullable().default(null),
  /** A key file that the studio's user may read; null: what ssh finds by itself. */
  identityFile: Folder.nullable().default(null),
  /** A host to go through, as "user@host:port". */
  jump: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][\w.@:,-]{0,400}$/)
    .nullable()
    .default(null),
  /** Holds the head node's host key; null: the known hosts of the studio's user. */
  knownHosts: Folder.nullable().default(null),
});
export type SshSettings = z.infer<typeof SshSettings>;

/** A Slurm cluster, from its head node or over ssh. */
export const SlurmTarget = z.object({
  kind: z.literal('slurm'),
  ...runsCommands,
  /** null: the studio runs on the head node. */
  ssh: SshSettings.nullable().default(null),
  /** A folder that the head node and all compute nodes see under this path. */
  root: Folder,
  partition: SlurmWord,
  account: SlurmWord,
  qos: SlurmWord,
  constraint: SlurmWord,
  /** How GPUs are asked for: `--gres=gpu:n`, `--gres=gpu:type:n`, or `--gpus=n`. */
  gpuOption: z.enum(['gres', 'gpus']).default('gres'),
  gpuType: SlurmWord,
  /** Processors for each GPU, and those of a run without GPUs. */
  cpusPerGpu: z.coerce.number().int().min(1).max(1024).default(8),
  /** Previews: on the head node, or as a job of their own. */
  commandOn: z.enum(['head', 'job']).default('head'),
  /** Lines before the trainer in the job's script, such as "module load cuda"; run by sh. */
  prologue: z.string().max(4000).default(''),
  /** Where slurm.conf lies, where it is not where the commands look by themselves. */
  conf: Folder.nullable().default(null),
});
export type SlurmTarget = z.infer<typeof SlurmTarget>;

/** An API that speaks OpenAI's fine-tuning protocol. Its key is kept sealed beside the settings. */
export const FineTuningTarget = z.object({
  kind: z.literal('openai'),
  ...everyTarget,
  baseUrl: z.url({
    protocol: /^https?$/,
    error: 'must be an http or https address, such as https://api.openai.com/v1',
  }),
  /** The models that may be fine-tuned there; empty: any. */
  models: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
  /** Where this API reads epochs and batch: OpenAI's in the method, older servers in a field of their own. */
  hyperparametersIn: z.enum(['method', 'hyperparameters']).default('method'),
  /** The learning rate that the API means by a multiplier of 1; null: the API chooses the rate. */
  learningRateOfOne: z.coerce.number().positive().max(1).nullable().default(null),
  /** US dollars for a million trained tokens. */
  pricePerMillionTokens: z.coerce.number().nonnegative().nullable().default(null),
});
export type FineTuningTarget = z.infer<typeof FineTuningTarget>;

export const TargetSettings = z.discriminatedUnion('kind', [LocalTarget, SlurmTarget, FineTuningTarget]);
export type TargetSettings = z.infer<typeof TargetSettings>;
export type TargetKind = TargetSettings['kind'];
