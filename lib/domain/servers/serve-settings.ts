import { z } from 'zod';
import { faultIn } from './serve-command.ts';

const Line = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\0\n]+$/, 'must be one line');

const everyServer = {
  /** How many servers may be at the target at the same time. */
  atOnce: z.coerce.number().int().min(1).max(64).default(2),
  /** How long a model may take until it answers. */
  startMinutes: z.coerce.number().int().min(1).max(1440).default(20),
  /** Requests that a server answers at the same time. */
  concurrency: z.coerce.number().int().min(1).max(1024).default(32),
};

/** How a compute target serves models: with the studio's own server, or by a command without a shell. */
export const ServeSettings = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('built-in'),
    /** The interpreter that has the packages of trainer/requirements.txt; null: that of the trainer. */
    python: Line.nullable().default(null),
    ...everyServer,
  }),
  z.object({
    kind: z.literal('command'),
    argv: z
      .array(Line)
      .min(1, 'Name the program.')
      .max(100)
      .superRefine((argv, ctx) => {
        const message = faultIn(argv);
        if (message) ctx.addIssue({ code: 'custom', message });
      }),
    /** What answers with 200 when the model is ready. */
    health: z
      .string()
      .trim()
      .regex(/^\/[\w./-]{0,100}$/, 'must be a path, such as /health')
      .default('/health'),
    ...everyServer,
  }),
]);
export type ServeSettings = z.infer<typeof ServeSettings>;
