import type { EvaluationSummary } from '#lib/domain/evaluate/report.ts';

/** An evaluation as a list shows it. */
export type EvaluationRow = {
  id: string;
  name: string;
  modelName: string;
  benchmark: { id: string; name: string };
  status: 'waiting' | 'running' | 'grading' | 'done' | 'failed' | 'cancelled';
  /** As of its last grading or ruling; null before the first. */
  summary: EvaluationSummary | null;
  createdAt: Date;
};
