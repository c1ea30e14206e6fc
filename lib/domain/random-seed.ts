import { z } from 'zod';

/** What a draw begins with: the same number and the same rows give the same draw. */
export const RandomSeed = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);
