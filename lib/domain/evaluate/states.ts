/** How far an evaluation is. */
export type EvaluationState = {
  status: 'waiting' | 'running' | 'grading' | 'done' | 'failed' | 'cancelled';
  /** Its newest grading. */
  grading: { status: string } | null;
};

/** Whether something of it still moves: its requests, its file, or a grading, also a later one. */
export const isUnderWay = ({ status, grading }: EvaluationState): boolean =>
  ['waiting', 'running', 'grading'].includes(status) ||
  (grading !== null && ['queued', 'running'].includes(grading.status));
