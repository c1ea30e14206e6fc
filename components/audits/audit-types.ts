import type { RulingEvidence } from '#lib/domain/review/audit-plan/index.ts';

export type Dimension = 'method' | 'level' | 'template' | 'model';

export type Properties = { method: string; level: number | null; template: string; model: string };

export type Ruling = {
  id: string;
  ruling: 'accepted' | 'rejected';
  status: 'applying' | 'applied' | 'undoing' | 'undone';
  isOverride: boolean;
  reason: string;
  decided: number;
  restored: number;
  actorLabel: string;
  at: Date | string;
  undoneLabel: string | null;
  undoneAt: Date | string | null;
  undoReason: string;
  evidence: RulingEvidence | null;
};

/** A stratum of a running audit, as a page draws it. */
export type Stratum = Properties & {
  key: string;
  stratum: number;
  population: number;
  removed: number;
  sizes: readonly number[];
  state: 'open' | 'accepted' | 'rejected' | 'undecided';
  standing: 'holds' | 'contradicted' | 'incomplete' | null;
  looks: readonly {
    size: number;
    acceptAt: number;
    rejectAt: number;
    bad: number | null;
    gone: number | null;
  }[];
  read: number;
  bad: number;
  gone: number;
  unread: number;
  allowedBad: number;
  leftToNextLook: number;
  leftAtMost: number;
  /** What the last complete look leaves possible, at the level that decides. */
  interval: { low: number; high: number; share: number | null } | null;
  /** Wilson's interval of all rows read so far: for display only. */
  soFar: { share: number; low: number; high: number; rows: number } | null;
  evidence: RulingEvidence | null;
  ruling: Ruling | null;
  undone: readonly Ruling[];
};

export type WholeEstimate = { look: number; share: number; low: number; high: number; rows: number };
