import type { Estimate, EstimateError, LabelledText } from '#lib/math/estimate/index.ts';

export type Learned = {
  learned: { level: boolean; subject: boolean };
  error: EstimateError;
};
export type Text = { problem: string; solution: string | null };

/** What the thread that estimates is asked. */
export interface EstimateCalls {
  /** Learns from labelled texts, once on a part of them to measure the error on the others, then on all. */
  learn(rows: readonly LabelledText[]): Learned;
  estimate(texts: readonly Text[]): (Estimate & { tokens: number })[];
}
