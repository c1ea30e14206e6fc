import type { ActionResult } from '#components/form/action-result.ts';
import type { TargetSettings } from '#lib/domain/train/target.ts';

/** A compute target as lists show it. */
export type TargetRow = {
  id: string;
  name: string;
  kind: string;
  settings: TargetSettings;
  facts: {
    version: string;
    cpus: number;
    gpus: string[];
    nodes: { name: string; state: string; cpus: number; gpus: number; memoryGb: number | null }[];
    python: string | null;
  } | null;
  checkedAt: Date | null;
  hasKey: boolean;
  underWay: number;
};

type Saved = { id?: string; name: string; settings: string; key?: string; check: boolean };
export type TargetActs = {
  save: (asked: Saved) => Promise<ActionResult<unknown>>;
  check: (target: string) => Promise<ActionResult<{ facts: TargetRow['facts'] }>>;
  remove: (target: string) => Promise<ActionResult<unknown>>;
};

export const kindTitles: Record<TargetSettings['kind'], string> = {
  local: 'This machine',
  slurm: 'Slurm cluster',
  openai: 'Fine-tuning API',
};
