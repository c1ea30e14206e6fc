import { z } from 'zod';

/** The longest life of a link, in days. */
export const longestLinkDays = 365;
/** How many links of one version may work at once. */
export const mostLinks = 50;

export const NewLink = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name, for example who gets the link.')
    .max(80, 'A name has at most 80 characters.')
    .describe('Who gets the link, or where it is used'),
  days: z.coerce
    .number()
    .int('Use whole days.')
    .min(1, 'A link lives at least one day.')
    .max(longestLinkDays, 'A link lives at most 365 days.')
    .default(30)
    .describe('Days until it ends, at most 365'),
});
export type NewLink = z.infer<typeof NewLink>;

/** Where the files of a version are under a link's token; a file's path follows after "/". */
export const linkedFiles = (token: string): string => `/api/v1/versions/pull/${token}`;
