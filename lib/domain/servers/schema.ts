import { z } from 'zod';
import { Id } from '../ids.ts';

/** What a server is asked for: the model of a run, or a folder with a model at a compute target. */
export const ServerRequest = z.object({
  run: z.string().min(1).max(36).optional().describe('The number or the id of the run whose model is served'),
  leg: z.coerce
    .number()
    .int()
    .min(0)
    .max(1)
    .optional()
    .describe('0, or 1 of a curriculum; left out, the last'),
  checkpoint: z
    .string()
    .trim()
    .max(400)
    .optional()
    .describe('A checkpoint of the run, such as out/checkpoint-500; left out, the model at its end'),
  target: Id.optional().describe('The compute target; of a run it is the run’s own'),
  folder: z
    .string()
    .trim()
    .max(400)
    .regex(/^\/[^\0\n]*$/, 'must be an absolute path at the compute target')
    .optional()
    .describe('A folder with a model at the compute target, instead of a run'),
  name: z
    .string()
    .trim()
    .max(80)
    .default('')
    .describe('The name in lists; left out, it is made of the model’s'),
  gpus: z.coerce.number().int().min(0).max(64).optional().describe('GPUs; left out, 1 where the run had any'),
  minutes: z.coerce
    .number()
    .int()
    .positive()
    .max(100_000)
    .nullable()
    .default(null)
    .describe('After which it is stopped; left out, it runs until somebody stops it'),
  memoryGb: z.coerce
    .number()
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe('Memory to ask a cluster for, in GiB'),
});
export type ServerRequest = z.infer<typeof ServerRequest>;
