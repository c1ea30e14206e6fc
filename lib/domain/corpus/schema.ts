import { z } from 'zod';
import { Id } from '../ids.ts';

/** Work over a whole corpus that takes more than a moment. */
export const corpusRunKinds = [
  'duplicates',
  'contamination',
  'estimates',
  'selection',
  'indexes',
  'freeze',
  'restore',
  'branch',
  'verify',
] as const;
export const CorpusRunKind = z.enum(corpusRunKinds);
export type CorpusRunKind = z.infer<typeof CorpusRunKind>;

export const CorpusRunRef = z.object({ run: Id.describe('The run') });

export const CorpusRunFilter = z.object({
  kind: CorpusRunKind.optional().describe('Runs of this kind only'),
  after: z.coerce.number().int().positive().optional().describe('nextAfter of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});
export type CorpusRunFilter = z.infer<typeof CorpusRunFilter>;
