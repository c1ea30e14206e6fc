import { z } from 'zod';

/** The longest life of a token, in days. */
export const longestTokenDays = 365;

/** How many tokens that still work one person may have. */
export const mostTokens = 50;

export const NewToken = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name, for example where the token is used.')
    .max(80, 'A name has at most 80 characters.')
    .describe('What the token is for'),
  days: z.coerce
    .number()
    .int('Use whole days.')
    .min(1, 'A token lives at least one day.')
    .max(longestTokenDays, 'A token lives at most 365 days.')
    .default(90)
    .describe('Days until it ends, at most 365'),
  readOnly: z.boolean().default(false).describe('May only read'),
});
export type NewToken = z.infer<typeof NewToken>;
/** As a form holds it: before it is checked, the days may be empty. */
export type NewTokenInput = z.input<typeof NewToken>;
