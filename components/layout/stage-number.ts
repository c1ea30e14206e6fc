import type { StageId } from '#lib/domain/pipeline.ts';

/** The one number of a stage that matters today. */
export type StageNumber = {
  value: number;
  /** "running", "for you"; without one it is the size of the stage. */
  label?: string;
};

export type StageNumbers = Partial<Record<StageId, StageNumber>>;
