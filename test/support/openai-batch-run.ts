import type { Ledger } from './openai-ledger.ts';
import {
  type Behave,
  type Call,
  completionBody,
  countReply,
  type Failure,
  failureBody,
} from './openai-protocol.ts';

export type StoredFile = { id: string; name: string; bytes: Buffer; purpose: string; createdAt: number };

export type BatchSettings = {
  /** Whether looking at a batch moves it on, or only `step()` does. */
  advance: 'polls' | 'steps';
  /** How many lines are answered in one step. */
  linesPerStep: number;
  /** The batch expires when so many lines were answered. */
  expireAfterLines?: number;
  /** An endpoint without a Batch API: its paths are not there. */
  missing?: boolean;
  /** New batches are refused so. */
  refuseCreate?: Failure;
  /** Changes a line of an output or error file; null leaves it out. */
  writeLine?: (line: string, customId: string) => string | null;
};

type Line = { custom_id: string; method: string; url: string; body: Record<string, unknown> };

export type Batch = {
  id: string;
  input: StoredFile;
  status:
    | 'validating'
    | 'failed'
    | 'in_progress'
    | 'finalizing'
    | 'completed'
    | 'expired'
    | 'cancelling'
    | 'cancelled';
  endpoint: string;
  completionWindow: string;
  metadata: Record<string, string> | null;
  lines: Line[];
  answered: number;
  outputs: string[];
  failures: string[];
  errors: { code: string; message: string; line: number }[];
  outputFileId: string | null;
  errorFileId: string | null;
  /** When each status was reached, in seconds. */
  times: Record<string, number>;
};

export type Desk = {
  ledger: Ledger;
  behave: Behave;
  /** The number of the next call: lines of batches and live calls share one row of numbers. */
  nextCall: () => number;
  files: Map<string, StoredFile>;
  filesMade: number;
  batches: Batch[];
  settings: BatchSettings;
};

const seconds = () => Math.floor(Date.now() / 1000);

export function newBatch(id: string, input: StoredFile, given: Record<string, unknown>): Batch {
  return {
    ...{ id, input, status: 'validating', endpoint: String(given.endpoint) },
    completionWindow: String(given.completion_window),
    metadata: (given.metadata as Record<string, string> | undefined) ?? null,
    ...{ lines: [], answered: 0, outputs: [], failures: [], errors: [] },
    ...{ outputFileId: null, errorFileId: null, times: { created: seconds() } },
  };
}

/** One step on the way to the end; nothing where the end is reached. */
export async function advance(desk: Desk, batch: Batch): Promise<void> {
  if (batch.status === 'validating') validate(batch);
  else if (batch.status === 'in_progress') await work(desk, batch);
  else if (batch.status === 'finalizing') end(desk, batch, 'completed');
  else if (batch.status === 'cancelling') end(desk, batch, 'cancelled');
}

function enter(batch: Batch, status: Batch['status']): void {
  batch.status = status;
  batch.times[status] = seconds();
}

function validate(batch: Batch): void {
  const ids = new Set<string>();
  const texts = batch.input.bytes.toString('utf8').split('\n').filter(Boolean);
  for (const [at, text] of texts.entries()) {
    const line = parseLine(text);
    const wrong = line === null ? 'invalid_json_line' : fault(line, batch, ids);
    if (wrong) batch.errors.push({ code: wrong, message: `Line ${at + 1}: ${wrong}.`, line: at + 1 });
    if (line) batch.lines.push(line);
  }
  if (texts.length === 0)
    batch.errors.push({ code: 'empty_file', message: 'The input file is empty.', line: 0 });
  enter(batch, batch.errors.length > 0 ? 'failed' : 'in_progress');
}

function parseLine(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}

function fault(line: Line, batch: Batch, ids: Set<string>): string | null {
  if (typeof line.custom_id !== 'string') return 'missing_required_parameter';
  if (ids.has(line.custom_id)) return 'duplicate_custom_id';
  ids.add(line.custom_id);
  if (line.method !== 'POST') return 'invalid_method';
  return line.url === batch.endpoint ? null : 'mismatched_endpoint';
}

async function work(desk: Desk, batch: Batch): Promise<void> {
  const { linesPerStep, expireAfterLines = Number.POSITIVE_INFINITY } = desk.settings;
  const until = Math.min(batch.answered + linesPerStep, expireAfterLines, batch.lines.length);
  while (batch.answered < until) await answerLine(desk, batch, batch.lines[batch.answered++]!);
  if (batch.answered >= expireAfterLines && batch.answered < batch.lines.length)
    return end(desk, batch, 'expired');
  if (batch.answered === batch.lines.length) enter(batch, 'finalizing');
}

async function answerLine(desk: Desk, batch: Batch, line: Line): Promise<void> {
  const number = desk.nextCall();
  const { custom_id: customId, body } = line;
  const { model, messages } = body as { model: string; messages: Call['messages'] };
  const call: Call = {
    number,
    authorization: undefined,
    at: Date.now(),
    model,
    messages,
    body,
    customId,
  };
  const behaviour = await desk.behave(call);
  const wrap = (status: number, value: unknown, error: unknown = null) => {
    const response =
      value === null ? null : { status_code: status, request_id: `req-${number}`, body: value };
    return JSON.stringify({ id: `batch_req_${number}`, custom_id: customId, response, error });
  };
  if ('reply' in behaviour) {
    const tokens = countReply(call, behaviour);
    const reply = completionBody(call, behaviour, tokens);
    desk.ledger.finish(desk.ledger.begin({ id: reply.id, number, via: 'batch', customId, ...tokens }));
    batch.outputs.push(written(desk, wrap(200, reply), customId));
  } else if ('status' in behaviour) {
    batch.failures.push(written(desk, wrap(behaviour.status, failureBody(behaviour)), customId));
  } else {
    const error = { code: 'server_error', message: 'The server had an error while processing the request.' };
    batch.failures.push(written(desk, wrap(0, null, error), customId));
  }
}

const written = ({ settings }: Desk, line: string, customId: string): string =>
  settings.writeLine === undefined ? line : (settings.writeLine(line, customId) ?? '');

/** Writes what there is into the files; lines that were never answered are named where the batch expired. */
function end(desk: Desk, batch: Batch, status: 'completed' | 'expired' | 'cancelled'): void {
  if (status !== 'completed') {
    const code = status === 'expired' ? 'batch_expired' : 'batch_cancelled';
    const message = `This request was not executed: the batch has ${status === 'expired' ? 'expired' : 'been cancelled'}.`;
    for (const { custom_id } of batch.lines.slice(batch.answered)) {
      const line = { id: `batch_req_${custom_id}`, custom_id, response: null, error: { code, message } };
      batch.failures.push(written(desk, JSON.stringify(line), custom_id));
    }
  }
  batch.outputFileId = keep(desk, batch, 'output', batch.outputs);
  batch.errorFileId = keep(desk, batch, 'error', batch.failures);
  enter(batch, status);
}

function keep(desk: Desk, batch: Batch, kind: string, lines: string[]): string | null {
  const whole = lines.filter((line) => line !== '');
  if (whole.length === 0) return null;
  const id = `file-${kind}-${batch.id}`;
  const bytes = Buffer.from(`${whole.join('\n')}\n`);
  desk.files.set(id, {
    ...{ id, bytes, name: `${batch.id}_${kind}.jsonl` },
    ...{ purpose: 'batch_output', createdAt: seconds() },
  });
  return id;
}

/** The batch as the API shows it. */
export function batchBody(batch: Batch) {
  const at = (status: string) => batch.times[status] ?? null;
  return {
    ...{ id: batch.id, object: 'batch', endpoint: batch.endpoint, status: batch.status },
    errors: batch.errors.length > 0 ? { object: 'list', data: batch.errors } : null,
    ...{ input_file_id: batch.input.id, completion_window: batch.completionWindow },
    ...{ output_file_id: batch.outputFileId, error_file_id: batch.errorFileId },
    ...{ created_at: at('created'), in_progress_at: at('in_progress'), finalizing_at: at('finalizing') },
    ...{ completed_at: at('completed'), failed_at: at('failed'), expired_at: at('expired') },
    cancelled_at: at('cancelled'),
    request_counts: {
      total: batch.lines.length,
      completed: batch.outputs.length,
      failed: batch.failures.length,
    },
    metadata: batch.metadata,
  };
}
