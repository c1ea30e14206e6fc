import { z } from 'zod';

/** Yes or no: a boolean, or its word as an address and a command line give it. */
export const Flag = z.stringbool().or(z.boolean());
