import { storableText } from '#lib/domain/storable-text.ts';
import type { Connection } from './client.ts';

const states = [
  'validating',
  'in_progress',
  'finalizing',
  'cancelling',
  'completed',
  'failed',
  'expired',
  'cancelled',
] as const;
export type BatchState = (typeof states)[number];

const ended: ReadonlySet<string> = new Set(['completed', 'failed', 'expired', 'cancelled']);

/** A job at a provider's Batch API. */
export type BatchJob = {
  id: string;
  state: BatchState;
  /** Nothing more will come: completed, failed, expired or cancelled. Partial results may be there in each case. */
  ended: boolean;
  inputFileId: string;
  outputFileId: string | null;
  errorFileId: string | null;
  counts: { total: number; completed: number; failed: number };
  metadata: Record<string, string>;
  /** Why the provider refused the input file, line by line. */
  errors: string[];
  createdAt: Date | null;
  expiresAt: Date | null;
};

export type BatchPage = {
  items: BatchJob[] /** The `after` of the next page; null at the end. */;
  next: string | null;
};

export type NewBatch = {
  inputFileId: string;
  /** The path that every line names. */
  endpoint: '/v1/chat/completions';
  completionWindow: '24h';
  metadata?: Record<string, string>;
};

/** The Batch API of an endpoint. Everything that goes wrong is an LlmError. */
export type Batches = {
  /** Sends lines as a JSONL file, in pieces: memory stays bounded however many there are. */
  upload: (
    connection: Connection,
    name: string,
    lines: AsyncIterable<string> | Iterable<string>,
  ) => Promise<{ fileId: string; bytes: number }>;
  create: (connection: Connection, batch: NewBatch) => Promise<BatchJob>;
  retrieve: (connection: Connection, id: string) => Promise<BatchJob>;
  /** Newest first. */
  list: (connection: Connection, page?: { after?: string; limit?: number }) => Promise<BatchPage>;
  cancel: (connection: Connection, id: string) => Promise<BatchJob>;
  /** The lines of a file, as they arrive. */
  download: (connection: Connection, fileId: string) => AsyncIterable<string>;
  deleteFile: (connection: Connection, fileId: string) => Promise<void>;
};

type Loose = {
  id?: unknown;
  status?: unknown;
  input_file_id?: unknown;
  output_file_id?: unknown;
  error_file_id?: unknown;
  request_counts?: { total?: unknown; completed?: unknown; failed?: unknown } | null;
  metadata?: unknown;
  errors?: { data?: unknown } | null;
  created_at?: unknown;
  expires_at?: unknown;
};

/** A provider's batch object; null where the value is none. */
export function readBatchJob(value: unknown): BatchJob | null {
  const batch = (typeof value === 'object' && value !== null ? value : {}) as Loose;
  if (typeof batch.id !== 'string' || typeof batch.status !== 'string') return null;
  const word = batch.status.toLowerCase();
  const state = states.find((one) => one === word) ?? 'in_progress';
  const { request_counts: counts } = batch;
  return {
    ...{ id: batch.id, state, ended: ended.has(state) },
    inputFileId: text(batch.input_file_id) ?? '',
    outputFileId: text(batch.output_file_id),
    errorFileId: text(batch.error_file_id),
    counts: {
      total: number(counts?.total),
      completed: number(counts?.completed),
      failed: number(counts?.failed),
    },
    metadata: readMetadata(batch.metadata),
    errors: readErrors(batch.errors?.data),
    createdAt: moment(batch.created_at),
    expiresAt: moment(batch.expires_at),
  };
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? storableText(value) : null);
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const moment = (value: unknown) => (typeof value === 'number' ? new Date(value * 1000) : null);

function readMetadata(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
}

function readErrors(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((one: { message?: unknown } | null) => text(one?.message) ?? JSON.stringify(one));
}
