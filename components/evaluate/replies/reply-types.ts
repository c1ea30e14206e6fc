import type { GradeVerdict } from '#lib/domain/evaluate/grader.ts';

/** A reply as lists, drawers and the queue of disputes show it. */
export type ReplyRow = {
  id: string;
  seq: number;
  sample: number;
  text: string;
  finishReason: string | null;
  failure: string | null;
  completionTokens: number | null;
  truncated: boolean;
  dispute: string | null;
  problem: {
    id: string;
    rowNumber: number;
    problem: string;
    answer: string | null;
    level: number | null;
    subject: string | null;
  };
  grades: readonly {
    grader: string;
    version: number;
    verdict: GradeVerdict;
    extracted: string | null;
    reason: string;
  }[];
  ruling: { correct: boolean; reason: string } | null;
};

export type GraderName = { id: string; title: string };
