import type { BatchStatus, CheckState, RequestStatus } from '#lib/domain/generate/schema.ts';

/** A batch as a list shows it. Times cross the event stream as text. */
export type BatchRow = {
  id: string;
  seq: number;
  name: string;
  method: string;
  status: BatchStatus;
  total: number;
  ended: number;
  counts: Record<RequestStatus, number>;
  /** Requests a second. */
  rate: number | null;
  secondsLeft: number | null;
  error: string | null;
  stopReason: string | null;
  viaBatchApi: boolean;
  /** US dollars. */
  budget: number | null;
  /** Variants whose checks passed when they were stored. */
  passed: number;
  spent: {
    dollars: number;
    promptTokens: number;
    cachedTokens: number;
    completionTokens: number;
    callsAnswered: number;
    callsFailed: number;
    callsLost: number;
  };
  createdAt: Date | string;
  startedAt: Date | string | null;
  finishedAt: Date | string | null;
};

/** What a running batch's page keeps up with. */
export type BatchProgressState = BatchRow & {
  makes: 'variants' | 'judgements' | 'replies';
  legs: readonly BatchLegState[];
  checks: { unchecked: number; passed: number; undecided: number; failed: number };
  /** The newest variants, the newest first. */
  samples: readonly SampleRow[];
  reasons: readonly { status: 'refused' | 'failed'; reason: string; count: number; example: string }[];
};

/** One of the newest variants; long texts are cut. */
export type SampleRow = {
  id: string;
  seq: number;
  method: string;
  methodTitle: string;
  hop: number;
  problem: string;
  solution: string;
  answer: string;
  checkState: CheckState;
};

export type BatchLegState = {
  position: number;
  stage: number;
  title: string;
  status: 'waiting' | 'selecting' | 'running' | 'done' | 'skipped';
  planned: number;
  selection: {
    kind: 'all' | 'random' | 'core-set';
    candidates: number;
    chosen: number;
    seconds: number;
    radius?: number;
    randomRadius?: number;
  } | null;
};

export const isMoving = ({ status }: { status: BatchStatus }) => status === 'queued' || status === 'running';
