import { z } from 'zod';
import { Flag } from '../flag.ts';

const Threshold = z.coerce.number().min(0.3).max(0.95);
const Cap = z.coerce.number().int().min(1).max(100_000).nullable();

/** How near duplicates are found. */
export const DuplicateSettings = z.object({
  threshold: Threshold.default(0.6).describe(
    'Least similarity of two near duplicates: share of three-token pieces',
  ),
  scope: z
    .enum(['problem', 'full'])
    .default('problem')
    .describe('What is compared: problems, or problems with solutions'),
});
export type DuplicateSettings = z.infer<typeof DuplicateSettings>;

/** How many variants are kept of one kind; null keeps all. */
export const CapSettings = z.object({
  perSeed: Cap.default(null).describe('Most variants of one seed'),
  perSkeleton: Cap.default(null).describe('Most variants that differ in their numbers alone'),
});
export type CapSettings = z.infer<typeof CapSettings>;

/** What is compared with the benchmarks, and by what besides words. */
export const DecontaminationSettings = z.object({
  solutions: Flag.default(true).describe('Solutions are compared too, not only problems'),
  nearest: z
    .enum(['none', 'tf-idf', 'embedding'])
    .default('tf-idf')
    .describe('Nearest neighbours: by character pieces, or by an embeddings endpoint'),
  nearestThreshold: Threshold.default(0.85).describe('Least similarity of a nearest neighbour that is a hit'),
  endpoint: z.uuid().nullable().default(null).describe('The embeddings endpoint'),
});
export type DecontaminationSettings = z.infer<typeof DecontaminationSettings>;

/** The judges whose words count as checks; those of all others are only shown. */
export const JudgeSettings = z.object({ reliedOn: z.array(z.string().min(1).max(200)).max(100).default([]) });
export type JudgeSettings = z.infer<typeof JudgeSettings>;

/** The tokenizer.json by which a project counts tokens, beside the bundled vocabulary. */
export const TokenizerSettings = z.object({
  file: z.object({ name: z.string(), sha256: z.string(), bytes: z.number() }).nullable().default(null),
});
export type TokenizerSettings = z.infer<typeof TokenizerSettings>;

/** What a project decides for itself, with what holds until then. */
export const projectSettings = {
  duplicates: DuplicateSettings,
  caps: CapSettings,
  decontamination: DecontaminationSettings,
  judges: JudgeSettings,
  tokenizer: TokenizerSettings,
} as const;

export type ProjectSettingKey = keyof typeof projectSettings;
export type ProjectSettingValue<K extends ProjectSettingKey> = z.output<(typeof projectSettings)[K]>;

/** What a change may name: where a field is left out nothing is put in its place. */
export const ProjectSettingChanges = z.object({
  duplicates: z
    .object({
      threshold: DuplicateSettings.shape.threshold.unwrap().optional(),
      scope: DuplicateSettings.shape.scope.unwrap().optional(),
    })
    .optional(),
  caps: z
    .object({
      perSeed: CapSettings.shape.perSeed.unwrap().optional(),
      perSkeleton: CapSettings.shape.perSkeleton.unwrap().optional(),
    })
    .optional(),
  decontamination: z
    .object({
      solutions: DecontaminationSettings.shape.solutions.unwrap().optional(),
      nearest: DecontaminationSettings.shape.nearest.unwrap().optional(),
      nearestThreshold: DecontaminationSettings.shape.nearestThreshold.unwrap().optional(),
      endpoint: DecontaminationSettings.shape.endpoint.unwrap().optional(),
    })
    .optional(),
});
