import { z } from 'zod';
import { mostIds } from '../browse/schema.ts';
import { Id } from '../ids.ts';
import { SeedSelection } from './filter.ts';

/** Seeds chosen one by one, or every seed that a filter admits; exactly one of the two. */
export const ChosenSeeds = z.object({
  ids: z.array(Id).min(1).max(mostIds).optional().describe('The seeds, chosen one by one'),
  filter: SeedSelection.optional().describe('Every seed that this filter admits; {} for all'),
});
export type ChosenSeeds = z.infer<typeof ChosenSeeds>;

/** Why a seed is set aside: found twice, part of a benchmark, or somebody's word. */
export const excludedReasons = ['duplicate', 'contaminated', 'person'] as const;
export const ExcludedReason = z.enum(excludedReasons);
