import { z } from 'zod';

const At = z.iso.datetime({ offset: true });
const step = z.number().int().min(0);
const number = z.number().nullable();
const count = z.number().int().min(0).nullable();

/** The machine that trains: "cuda", "mps" or "cpu"; bytes of one device; how many devices, or processors. */
export const TrainingDevice = z.object({
  kind: z.string(),
  name: z.string(),
  memoryBytes: count,
  count: count,
});
export type TrainingDevice = z.infer<typeof TrainingDevice>;

const Start = z.object({
  event: z.literal('start'),
  at: At,
  protocol: z.number().int().nullable(),
  tag: z.string().nullable(),
  /** The step of the checkpoint that it went on from. */
  resumedFrom: step.nullable(),
  totalSteps: count,
  examples: count,
  /** Examples cut at the maximum length, and those left out. */
  truncated: count,
  dropped: count,
  device: TrainingDevice.nullable(),
  libraries: z.record(z.string(), z.string().nullable()),
  codeVersion: z.string().nullable(),
  dataHash: z.string().nullable(),
});

const Step = z.object({
  event: z.literal('step'),
  at: At,
  step,
  epoch: number,
  /** Mean over the tokens of the response since the line before, in nats; null where it was no number. */
  loss: number,
  learningRate: number,
  gradNorm: number,
  /** Seen from the beginning of the run, those of prompts too, padding not. */
  tokens: count,
  tokensPerSecond: number,
  memoryBytes: count,
});

const Evaluation = z.object({ event: z.literal('evaluation'), at: At, step, loss: number });

const Checkpoint = z.object({
  event: z.literal('checkpoint'),
  at: At,
  step,
  path: z.string().min(1),
  bytes: count,
});

const Warning = z.object({ event: z.literal('warning'), at: At, message: z.string() });

const End = z.object({
  event: z.literal('end'),
  at: At,
  outcome: z.enum(['succeeded', 'stopped', 'failed']),
  step,
  error: z
    .object({
      code: z.enum(['out-of-memory', 'missing-model', 'bad-data', 'other']),
      message: z.string(),
    })
    .nullable(),
});

/**
 * What a trainer says while it works: one line of `log.jsonl`, or what a reader makes of another trainer's log. After a
 * resume steps come again: the last line of a step counts.
 */
export const RunEvent = z.discriminatedUnion('event', [Start, Step, Evaluation, Checkpoint, Warning, End]);
export type RunEvent = z.infer<typeof RunEvent>;
export type StepEvent = z.infer<typeof Step>;
