import type { BatchRow } from '#components/generate/batch-types.ts';
import type { EvaluationSummary } from '#lib/domain/evaluate/report.ts';
import type { EvaluationRecipe } from '#lib/domain/evaluate/schema.ts';
import type { EvaluationState } from '#lib/domain/evaluate/states.ts';

/** An evaluation as lists and its page show it. Times cross the event stream as text. */
export type EvaluationRow = {
  id: string;
  name: string;
  source: 'studio' | 'import';
  modelName: string;
  checkpointPath: string | null;
  benchmark: { id: string; name: string };
  benchmarkHash: string;
  recipe: EvaluationRecipe;
  status: EvaluationState['status'];
  samples: number;
  replies: number;
  fileName: string | null;
  fileHash: string | null;
  summary: EvaluationSummary | null;
  error: string | null;
  createdAt: Date | string;
  batch: BatchRow | null;
  /** The newest one. */
  grading: { status: string; total: number; done: number; changed: number; error: string | null } | null;
};
