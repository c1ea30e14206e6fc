import { z } from 'zod';

/** Seconds since 1970. */
const Seconds = z.number();

export const ApiFile = z.object({ id: z.string(), filename: z.string(), bytes: z.number().nullish() });

const Hyperparameters = z.record(z.string(), z.unknown()).nullish().catch(null);

export const ApiJob = z.object({
  id: z.string(),
  model: z.string().nullish(),
  created_at: Seconds,
  finished_at: Seconds.nullish(),
  status: z.string(),
  fine_tuned_model: z.string().nullish(),
  trained_tokens: z.number().nullish(),
  user_provided_suffix: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  hyperparameters: Hyperparameters,
  method: z
    .object({ supervised: z.object({ hyperparameters: Hyperparameters }).nullish() })
    .nullish()
    .catch(null),
  error: z
    .object({ code: z.string().nullish(), message: z.string().nullish(), param: z.string().nullish() })
    .nullish(),
});
export type ApiJob = z.infer<typeof ApiJob>;

export const ApiEvent = z.object({
  id: z.string(),
  created_at: Seconds,
  level: z.string().catch('info'),
  message: z.string().catch(''),
  type: z.string().nullish(),
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type ApiEvent = z.infer<typeof ApiEvent>;

export const ApiCheckpoint = z.object({
  id: z.string(),
  created_at: Seconds,
  step_number: z.number(),
  fine_tuned_model_checkpoint: z.string(),
});
export type ApiCheckpoint = z.infer<typeof ApiCheckpoint>;

export const page = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), has_more: z.boolean().nullish() });

/** Statuses behind which nothing more comes. */
export const ended = (status: string): boolean => ['succeeded', 'failed', 'cancelled'].includes(status);
