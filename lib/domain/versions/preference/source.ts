import { z } from 'zod';

/**
 * Where a preference comes from: a person rejected the worse solution, edited it into the better one, or the majority
 * of sampled solutions outvoted it.
 */
export const RejectedFrom = z.enum(['reject', 'edit', 'self-consistency']);
export type RejectedFrom = z.infer<typeof RejectedFrom>;

/** Of one problem, where a recipe does not say otherwise. */
export const usualPairsPerProblem = 4;
