import { z } from 'zod';

/** How a problem of a robustness set differs from its parent. */
export const Variation = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('distractors'),
    distractors: z.number().int().min(0),
    added: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('perturbed'),
    replaced: z.array(z.tuple([z.string(), z.string()])),
    copy: z.number().int().min(1),
  }),
]);
export type Variation = z.infer<typeof Variation>;

/** The group of a variation in reports: "2 distractors", "new numbers"; null for a problem as it came. */
export function variationLabel(variation: unknown): string | null {
  const read = Variation.safeParse(variation);
  if (!read.success) return null;
  if (read.data.kind === 'perturbed') return 'new numbers';
  const { distractors } = read.data;
  return distractors === 1 ? '1 distractor' : `${distractors} distractors`;
}

/** What a problem is derived from. */
export type ParentProblem = { problem: string; solution: string | null; answer: string | null };
export type DerivedProblem = ParentProblem & { variation: Variation };
/** The forms of one problem, or why it is left out: in one word or two for counting, and in a sentence. */
export type Derived = { forms: DerivedProblem[] } | { refused: string; message: string };
