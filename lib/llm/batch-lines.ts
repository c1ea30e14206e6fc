import { chatBody } from './chat-body.ts';
import type { Answer, Question } from './client.ts';
import { LlmError } from './llm-error.ts';
import { readCompletion } from './read-completion.ts';
import { kindOf, readFault } from './read-fault.ts';

export const batchEndpoint = '/v1/chat/completions';

/** One line of a batch's input file. */
export function batchLine(customId: string, question: Question, baseUrl: string): string {
  const body = chatBody(question, baseUrl);
  return JSON.stringify({ custom_id: customId, method: 'POST', url: batchEndpoint, body });
}

export type BatchLine =
  | { customId: string; answer: Answer }
  /** `error.kind` is that of the same failure of a live call. */
  | { customId: string; error: LlmError }
  /** A line that says nothing about any request; `problem` says why. */
  | { customId: null; problem: string };

type Loose = {
  custom_id?: unknown;
  response?: { status_code?: unknown; request_id?: unknown; body?: unknown } | null;
  error?: unknown;
};

/** Reads one line of an output or error file. What is wrong with it never throws: the other lines are worth reading. */
export function readBatchLine(text: string): BatchLine {
  const line = parse(text);
  if (line === null) return { customId: null, problem: `Not a line of JSON: ${text.slice(0, 200)}` };
  const { custom_id: customId, response, error } = line;
  if (typeof customId !== 'string') return { customId: null, problem: 'The line has no custom_id.' };
  if (error) return { customId, error: lineError(error) };
  const status = typeof response?.status_code === 'number' ? response.status_code : 200;
  if (!response || response.body === undefined) {
    return {
      customId,
      error: new LlmError('server', 'The line has neither a reply nor an error.', { sent: true }),
    };
  }
  if (status >= 300) return { customId, error: statusError(status, response.body) };
  return { customId, ...readReply(response.body, response.request_id) };
}

function parse(text: string): Loose | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** An error without a reply: the request expired, was cancelled, or never ran. It can be asked again. */
function lineError(error: unknown): LlmError {
  const fault = readFault({ error });
  const text = fault.code === '' ? fault.message : `${fault.code}: ${fault.message}`;
  if (fault.status !== null) return statusError(fault.status, { error });
  const kind = kindOf(400, fault);
  return new LlmError(kind === 'bad-request' ? 'server' : kind, text, { sent: true });
}

function statusError(status: number, body: unknown): LlmError {
  const fault = readFault(body);
  return new LlmError(kindOf(status, fault), `${status}: ${fault.message}`, { sent: true, status });
}

function readReply(body: unknown, requestId: unknown): { answer: Answer } | { error: LlmError } {
  try {
    const read = readCompletion(body);
    if ('fault' in read) return { error: statusError(read.fault.status ?? 502, { error: read.fault }) };
    const id = read.answer.requestId ?? (typeof requestId === 'string' ? requestId : null);
    return { answer: { ...read.answer, requestId: id } };
  } catch (error) {
    if (error instanceof LlmError) return { error };
    throw error;
  }
}
