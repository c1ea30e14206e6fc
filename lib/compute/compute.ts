import type { TargetSettings } from '#lib/domain/train/target.ts';
import type { ComputeTarget, LaunchFile } from './target.ts';

/** What opens a target; `fetch` judges every address that it connects to. */
export type Opened = { id: string; settings: TargetSettings; key: string | null; fetch: typeof fetch };

/** What services have of compute targets. */
export type Compute = {
  /** The target of these settings, ready to be asked; nothing is asked yet. */
  open: (opened: Opened) => ComputeTarget;
  /** The interpreter that "studio trainer install" made on this machine; null where it made none. */
  installedPython: () => string | null;
  /** The studio's own trainer, as files of a run's folder: "trainer/sft.py" and what it imports. */
  trainerFiles: () => Promise<LaunchFile[]>;
};
