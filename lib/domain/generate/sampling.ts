import { z } from 'zod';

/** How a model is asked. */
export const Sampling = z.object({
  temperature: z.coerce
    .number()
    .min(0)
    .max(2)
    .default(0.7)
    .describe('0 is the most likely text, 2 the wildest'),
  topP: z.coerce
    .number()
    .gt(0)
    .max(1)
    .default(1)
    .describe('Share of the likeliest words that are drawn from'),
  maxTokens: z.coerce
    .number()
    .int()
    .min(1)
    .max(131_072)
    .default(2048)
    .describe('The longest reply, in tokens; a longer one is cut and counts as failed'),
});
export type Sampling = z.infer<typeof Sampling>;
