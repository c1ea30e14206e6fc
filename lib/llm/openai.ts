import OpenAI from 'openai';
import { type ChatReply, type ChatRequest, type Llm, LlmError } from './client.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { createLanes } from './lanes.ts';
import { toLlmError } from './to-llm-error.ts';

/** Chat completions of any OpenAI-compatible endpoint. One per process: it holds the connections and the lanes. */
export function llmClient(): Llm {
  const lanes = createLanes();
  const fetches = { open: guardedFetch(true), guarded: guardedFetch(false) };
  const chat = async (request: ChatRequest): Promise<ChatReply> => {
    const call = () => complete(request, request.allowPrivateNetwork ? fetches.open : fetches.guarded);
    const { lane } = request;
    if (!lane) return call();
    return lanes.run(lane.key, lane.concurrency, async () => {
      try {
        return await call();
      } catch (error) {
        if (error instanceof LlmError && error.retryAfterMs !== null)
          lanes.pause(lane.key, error.retryAfterMs);
        throw error;
      }
    });
  };
  return { chat };
}

async function complete(request: ChatRequest, fetch: typeof globalThis.fetch): Promise<ChatReply> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  try {
    const completion: unknown = await client(request, fetch).chat.completions.create(
      {
        model: request.model,
        messages: request.messages,
        temperature: request.temperature,
        top_p: request.topP,
        max_tokens: request.maxTokens,
        seed: request.seed,
      },
      { signal },
    );
    return readCompletion(completion);
  } catch (error) {
    throw toLlmError(error, request, timeout.aborted);
  }
}

function client(request: ChatRequest, fetch: typeof globalThis.fetch): OpenAI {
  return new OpenAI({
    baseURL: request.baseUrl,
    // Only what the request names is sent: nothing of this is to be taken from the process's environment.
    apiKey: request.apiKey ?? 'none',
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    defaultHeaders: request.apiKey === null ? { Authorization: null } : undefined,
    maxRetries: 0,
    timeout: request.timeoutMs,
    logLevel: 'off',
    fetch,
  });
}

type Loose = {
  choices?: {
    message?: { content?: unknown; reasoning_content?: unknown; reasoning?: unknown };
    finish_reason?: unknown;
  }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
};

/** The first choice; endpoints differ in what they leave out, and a wrong address answers with anything at all. */
function readCompletion(value: unknown): ChatReply {
  const { choices, usage } = (typeof value === 'object' && value !== null ? value : {}) as Loose;
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  const content = choice?.message?.content;
  if (!choice || (typeof content !== 'string' && content !== null)) {
    throw new LlmError('bad-request', `The address did not answer with a chat completion: ${excerpt(value)}`);
  }
  const reasoning = choice.message?.reasoning_content ?? choice.message?.reasoning;
  return {
    text: content ?? '',
    reasoning: typeof reasoning === 'string' ? reasoning : null,
    finishReason: typeof choice.finish_reason === 'string' ? choice.finish_reason : 'stop',
    promptTokens: count(usage?.prompt_tokens),
    completionTokens: count(usage?.completion_tokens),
  };
}

const count = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;

function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 200 ? `${text.slice(0, 200)} …` : text;
}
