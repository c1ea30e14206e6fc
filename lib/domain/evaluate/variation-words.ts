import { z } from 'zod';

/** How the studio varied a problem of a benchmark, as its row keeps it. */
export const Variation = z.union([
  z.object({ kind: z.literal('distractors'), distractors: z.number().int().min(0) }),
  z.object({ kind: z.literal('perturbed') }),
]);
export type Variation = z.infer<typeof Variation>;

/** A variation in words, the same for problems that were varied alike; null for a problem as it came. */
export function variationWords(stored: unknown): string | null {
  if (stored === null || stored === undefined) return null;
  const read = Variation.safeParse(stored);
  if (!read.success) return 'varied';
  if (read.data.kind === 'perturbed') return 'other numbers';
  const { distractors } = read.data;
  return distractors === 1 ? '1 distractor' : `${distractors} distractors`;
}
