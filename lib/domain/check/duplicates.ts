import { z } from 'zod';
import { Id } from '../ids.ts';
import { CapSettings, DuplicateSettings } from '../projects/settings.ts';

/** How texts can be alike: the same text; a copy with edits; the same but for its numbers. */
export const likenessKinds = ['exact', 'near', 'skeleton'] as const;
export const LikenessKind = z.enum(likenessKinds);
export type LikenessKind = z.infer<typeof LikenessKind>;

export const clusterStates = ['open', 'kept_one', 'kept_all'] as const;
export const ClusterState = z.enum(clusterStates);
export type ClusterState = z.infer<typeof ClusterState>;

/** A search for duplicates; what is left out is as the project's settings say. */
export const DuplicateFind = z.object({
  threshold: DuplicateSettings.shape.threshold.unwrap().optional(),
  scope: DuplicateSettings.shape.scope.unwrap().optional(),
  import: Id.optional().describe('Only clusters with a text of this import'),
  batch: Id.optional().describe('Only clusters with a variant of this batch'),
  version: Id.optional().describe('Only clusters with a variant of this version'),
  among: z
    .enum(['project', 'themselves'])
    .default('project')
    .describe('What those texts are compared with: the whole project, or each other alone'),
});

export type DuplicateFind = z.infer<typeof DuplicateFind>;

/** A search as it is stored with its run: nothing is left out any more. */
export const DuplicateSearch = DuplicateFind.required({ threshold: true, scope: true });
export type DuplicateSearch = z.infer<typeof DuplicateSearch>;

/** What a finished search tells. */
export const DuplicateResult = z.object({
  texts: z.number(),
  signed: z.number(),
  exact: z.number(),
  near: z.number(),
  skeleton: z.number(),
  members: z.number(),
  /** Clusters that people decided to keep, found again as they were. */
  decided: z.number(),
  seconds: z.number(),
});
export type DuplicateResult = z.infer<typeof DuplicateResult>;

const Similarity = z.coerce.number().min(0).max(1);

/** Which clusters are meant; a field left out admits everything. */
export const ClusterFilter = z.object({
  kind: LikenessKind.optional().describe('exact, near or skeleton'),
  similarity: Similarity.optional().describe('Least similarity of a member to the first, 0 to 1'),
  size: z.coerce.number().int().min(2).optional().describe('Least number of members'),
});
export type ClusterFilter = z.infer<typeof ClusterFilter>;

export const ClusterList = ClusterFilter.extend({
  state: ClusterState.default('open').describe('open, kept_one or kept_all'),
  sort: z.enum(['size', 'newest']).default('size').describe('The largest first, or the newest'),
  after: z.string().max(40).optional().describe('nextAfter of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ClusterList = z.infer<typeof ClusterList>;

/** Clusters by their ids, or all open ones that a filter admits. */
export const ClusterChoice = ClusterFilter.extend({
  clusters: z.array(Id).min(1).max(500).optional().describe('The clusters'),
  all: z.boolean().default(false).describe('Instead: all open clusters that the filter admits'),
});
export type ClusterChoice = z.infer<typeof ClusterChoice>;

/** The caps of a project's settings, or others. */
export const CapChoice = z.object({
  perSeed: CapSettings.shape.perSeed.unwrap().optional(),
  perSkeleton: CapSettings.shape.perSkeleton.unwrap().optional(),
});
export type CapChoice = z.infer<typeof CapChoice>;
