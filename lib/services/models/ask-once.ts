import { StudioError } from '#lib/domain/errors.ts';
import { cleanReply } from '#lib/domain/generate/parse-completion.ts';
import type { ExtraBody } from '#lib/domain/models/extra-body.ts';
import { type Connection, LlmError } from '#lib/llm/client.ts';
import type { Ctx } from '../context.ts';

/** Short enough to cost nothing, long enough for a reasoning model to begin. */
const question = 'What is 2 + 3? Answer with the number alone.';
const maxTokens = 512;
const longestMs = 60_000;

export type AskedEndpoint = {
  baseUrl: string;
  key: string | null;
  model: string;
  timeoutSeconds: number;
  extraBody: ExtraBody;
  batchApi: boolean;
  allowPrivateNetwork: boolean;
};

export type Asked = {
  question: string;
  text: string;
  finishReason: string;
  promptTokens: number;
  completionTokens: number;
  milliseconds: number;
};

/**
 * One short question, for real; a model that speaks the Batch API is asked for its list of batches too. What goes wrong
 * is a PRECONDITION in the provider's own words, whose details say that the check failed and how.
 */
export async function askOnce(ctx: Ctx, endpoint: AskedEndpoint): Promise<Asked> {
  const connection: Connection = {
    baseUrl: endpoint.baseUrl,
    apiKey: endpoint.key,
    timeoutMs: Math.min(endpoint.timeoutSeconds * 1000, longestMs),
    allowPrivateNetwork: endpoint.allowPrivateNetwork,
  };
  const { model, extraBody } = endpoint;
  const messages = [{ role: 'user' as const, content: question }];
  const from = performance.now();
  const reply = await failing('The model did not answer.', () =>
    ctx.llm.chat({ ...connection, model, messages, maxTokens, extraBody }),
  );
  const milliseconds = Math.round(performance.now() - from);
  if (endpoint.batchApi) {
    await failing('The model answers, but its address does not speak the Batch API.', () =>
      ctx.llm.batches.list(connection, { limit: 1 }),
    );
  }
  const { finishReason, promptTokens, completionTokens } = reply;
  return {
    ...{ question, text: cleanReply(reply.text), finishReason },
    ...{ promptTokens, completionTokens, milliseconds },
  };
}

async function failing<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    const details = { check: 'failed', kind: error.kind };
    throw new StudioError('PRECONDITION', `${what} ${error.message}`, { details, cause: error });
  }
}
