import type { ActionResult } from '#components/form/action-result.ts';

export type ClusterMember = {
  kind: 'seed' | 'variant';
  position: number;
  similarity: number;
  kept: boolean | null;
  seq: number;
  id: string;
  problem: string;
  solution: string | null;
  answer: string | null;
  /** The source of a seed, the method of a variant. */
  origin: string;
  state: string;
};

export type ShownCluster = {
  id: string;
  seq: number;
  kind: 'exact' | 'near' | 'skeleton';
  scope: string;
  size: number;
  state: 'open' | 'kept_one' | 'kept_all';
  decidedLabel: string | null;
  decidedAt: Date | string | null;
  members: readonly ClusterMember[];
  nextAfter: number | null;
};

export type ClusterFilterValues = { kind?: string; similarity?: string; size?: string };
export type Chosen = { clusters: string[] } | ({ all: true } & ClusterFilterValues);
export type KeptOne = { clusters: number; variants: number; seeds: number; edited: number };

export type ClusterActions = {
  keepOne: (chosen: Chosen, keep?: number) => Promise<ActionResult<KeptOne>>;
  keepAll: (chosen: Chosen) => Promise<ActionResult<{ clusters: number }>>;
  undo: (clusters?: string[]) => Promise<ActionResult<{ clusters: number; variants: number; seeds: number }>>;
};
