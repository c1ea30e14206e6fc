import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Id, Page } from '../ids.ts';

/** How an overlap was found, the surest first. */
export const hitMethods = ['exact', 'grams', 'skeleton', 'tf-idf', 'embedding'] as const;
export const HitMethod = z.enum(hitMethods);
export type HitMethod = z.infer<typeof HitMethod>;

export const hitStates = ['open', 'removed', 'waived', 'gone'] as const;
export const HitState = z.enum(hitStates);
export type HitState = z.infer<typeof HitState>;

/** Which text of the corpus overlaps: a whole problem, or a solution. */
export const HitPart = z.enum(['problem', 'solution']);
export type HitPart = z.infer<typeof HitPart>;

export const HitRef = z.object({ hit: Id.describe('The hit') });

/** Which hits; a field left out admits everything. */
export const HitFilter = z.object({
  benchmark: Id.optional().describe('Hits in this benchmark only'),
  method: HitMethod.optional().describe('How the overlap was found'),
  state: HitState.optional().describe('open, removed, waived or gone'),
  kind: z.enum(['seed', 'variant']).optional().describe('Seeds or variants only'),
  part: HitPart.optional().describe('Problems or solutions only'),
  minScore: z.coerce.number().min(0).max(1).optional().describe('Hits with at least this score'),
});
export type HitFilter = z.infer<typeof HitFilter>;

export const HitList = HitFilter.extend(Page.shape);
export type HitList = z.infer<typeof HitList>;

/** Hits by their ids, or all that a filter admits. */
export const HitChoice = HitFilter.extend({
  hits: z.array(Id).max(5000).optional().describe('These hits; left out, with "matching", all of the filter'),
  matching: Flag.default(false).describe('Every hit that the filter admits, instead of single ones'),
});
export type HitChoice = z.infer<typeof HitChoice>;

export const Waiver = HitChoice.extend({
  reason: z.string().trim().min(3, 'Say why it is no leak.').max(2000).describe('Why it is no leak'),
});

export const ScanRequest = z.object({
  benchmarks: z.array(Id).max(200).optional().describe('Against these benchmarks; all when left out'),
});

/** What a run over the corpus was asked to scan: against which benchmarks, and the texts of one import or all. */
export const ScanParameters = z.object({
  benchmarks: z.array(z.uuid()).nullable().default(null),
  import: z.uuid().nullable().default(null),
});
export type ScanParameters = z.infer<typeof ScanParameters>;

/** Where an overlap stands: [start, end] in UTF-16 code units, in the benchmark's text and in that of the corpus. */
export const HitEvidence = z.object({
  passage: z.array(z.tuple([z.number(), z.number()])).default([]),
  text: z.array(z.tuple([z.number(), z.number()])).default([]),
  /** The share of the benchmark's text that is there, by what its words tell. */
  coverage: z.number().optional(),
  /** One less the token edit distance, as a share of the benchmark's tokens. */
  editSimilarity: z.number().optional(),
  /** Of the corpus text's part: a decision holds while it is the same. */
  hash: z.string().default(''),
});
export type HitEvidence = z.infer<typeof HitEvidence>;
