import type { CheckMark, DecisionMark, RevisionMark } from '#components/review/review-item.ts';
import type { CheckState, Sampling } from '#lib/domain/generate/schema.ts';

/** A variant with all that is known of it. */
export type VariantWhole = {
  id: string;
  seq: number;
  problem: string;
  solution: string;
  answer: string;
  method: string;
  subject: string | null;
  level: number | null;
  revision: number;
  status: 'pending' | 'accepted' | 'rejected';
  checkState: CheckState;
  groundTruth: string;
  evidence: unknown;
  seed: {
    id: string;
    seq: number;
    problem: string;
    solution: string | null;
    answer: string | null;
    rowNumber: number;
    import: { fileName: string; sourceName: string; licence: string };
  };
  checks: readonly (CheckMark & { evidence: unknown })[];
  revisions: RevisionMark[];
  decisions: DecisionMark[];
  origin: {
    batch: { id: string; seq: number; name: string };
    method: string;
    model: { name: string; model: string; baseUrl: string } | null;
    sampling: Sampling | null;
    template: { version: number; hash: string } | null;
    parameters: Record<string, unknown>;
    randomSeed: number;
    codeVersion: string;
    request: {
      seq: number;
      sample: number;
      attempts: number;
      reply: string | null;
      promptTokens: number | null;
      completionTokens: number | null;
      cost: number | null;
    };
    prompt: readonly { role: string; content: string }[] | null;
  };
};
