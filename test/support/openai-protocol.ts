/** A chat completion call as the server sees it. */
export type Call = {
  /** 0, 1, 2 … in the order of arrival. */
  number: number;
  authorization: string | undefined;
  model: string;
  messages: { role: string; content: string }[];
  body: Record<string, unknown>;
  at: number;
  /** The `custom_id` of a line of a batch; undefined for a live call. */
  customId?: string;
};

export type Reply = {
  reply: string;
  finishReason?: string;
  reasoning?: string;
  afterMs?: number;
  /** Tokens of the prompt that count as cached, and how a provider spells that. */
  cachedTokens?: number;
  spelling?: 'openai' | 'deepseek';
  /** Counted from the texts where it is left out; null: the reply has no usage at all. */
  usage?: { prompt: number; completion: number } | null;
  headers?: Record<string, string>;
  /** The body arrives in so many pieces, a tick of the event loop between them. */
  pieces?: number;
};

export type Failure = {
  status: number;
  message?: string;
  /** The whole JSON body, where a provider's own shape matters. */
  body?: unknown;
  headers?: Record<string, string>;
  afterMs?: number;
};

/** What the server does with a call. */
export type Behaviour =
  | Reply
  | Failure
  /** Bytes as they are, with status 200. */
  | { raw: string; contentType?: string }
  /** Headers and half of the JSON, then a closed connection. */
  | { broken: true }
  /** A closed connection before any byte of a reply. */
  | { closes: true }
  /** Never answers. */
  | { hangs: true };

export type Behave = (call: Call) => Behaviour | Promise<Behaviour>;

export type TokenCount = { prompt: number; completion: number; cached: number; reasoning: number };

/** A deterministic stand-in for a tokenizer: four characters a token, rounded up. */
export const countTokens = (text: string) => Math.ceil(text.length / 4);

/** A prompt's tokens: its texts, and four for each message. */
export const countPrompt = (call: Pick<Call, 'messages'>) =>
  call.messages.reduce((sum, one) => sum + countTokens(one.content) + 4, 0);

/** The tokens that a reply is charged for, whether or not its usage is told. */
export function countReply(call: Call, reply: Reply): TokenCount {
  const reasoning = countTokens(reply.reasoning ?? '');
  const counted = { prompt: countPrompt(call), completion: countTokens(reply.reply) + reasoning };
  const { prompt, completion } = reply.usage ?? counted;
  return { prompt, completion, cached: reply.cachedTokens ?? 0, reasoning };
}

/** The body of a chat completion. */
export function completionBody(call: Call, reply: Reply, tokens: TokenCount) {
  const message = { role: 'assistant', content: reply.reply };
  return {
    id: `chatcmpl-${call.number}`,
    object: 'chat.completion',
    created: Math.floor(call.at / 1000),
    model: call.model,
    choices: [
      {
        index: 0,
        message: reply.reasoning === undefined ? message : { ...message, reasoning_content: reply.reasoning },
        finish_reason: reply.finishReason ?? 'stop',
      },
    ],
    ...(reply.usage !== null && { usage: usageBody(reply, tokens) }),
  };
}

function usageBody({ spelling }: Reply, { prompt, completion, cached, reasoning }: TokenCount) {
  const sums = { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
  const details = { completion_tokens_details: { reasoning_tokens: reasoning } };
  if (spelling === 'deepseek') {
    return {
      ...sums,
      ...details,
      prompt_cache_hit_tokens: cached,
      prompt_cache_miss_tokens: prompt - cached,
    };
  }
  return { ...sums, prompt_tokens_details: { cached_tokens: cached }, ...details };
}

/** The body of a failure: the given one, or OpenAI's shape around the message. */
export const failureBody = ({ status, message, body }: Failure): unknown =>
  body ?? { error: { message: message ?? `status ${status}`, type: 'error', param: null, code: null } };

const openAi = (status: number, message: string, type: string, code: string | null): Failure => ({
  status,
  body: { error: { message, type, param: null, code } },
});
const vllm = (message: string): Failure => ({
  status: 400,
  body: { object: 'error', message, type: 'BadRequestError', param: null, code: 400 },
});

/** Failures as providers and servers word them. */
export const failures = {
  wrongKey: openAi(401, 'Incorrect API key provided: sk-…abcd.', 'invalid_request_error', 'invalid_api_key'),
  noModel: openAi(404, 'The model `gpt-0` does not exist.', 'invalid_request_error', 'model_not_found'),
  quota: openAi(429, 'You exceeded your current quota.', 'insufficient_quota', 'insufficient_quota'),
  deepSeekBalance: openAi(402, 'Insufficient Balance', 'unknown_error', 'invalid_request_error'),
  openRouterCredits: {
    status: 402,
    body: { error: { code: 402, message: 'Insufficient credits. Add more to continue.' } },
  },
  rateLimit: openAi(429, 'Rate limit reached for m on requests per min.', 'requests', 'rate_limit_exceeded'),
  overloaded: openAi(503, 'The engine is currently overloaded.', 'server_error', null),
  contextOpenAi: openAi(
    400,
    'Your input exceeds the context window of this model.',
    'invalid_request_error',
    'context_length_exceeded',
  ),
  contextDeepSeek: openAi(
    400,
    "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens.",
    'invalid_request_error',
    'invalid_request_error',
  ),
  contextVllm: vllm(
    "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4000 in the messages, 1000 in the completion).",
  ),
  contextVllmPrompt: vllm(
    'The decoder prompt (length 10127) is longer than the maximum model length of 8192.',
  ),
  contextVllmCompletion: vllm(
    "'max_tokens' or 'max_completion_tokens' is too large: 5000. This model's maximum context length is 4096 tokens and your request has 100 input tokens.",
  ),
  contextSglang: vllm("The input (61709 tokens) is longer than the model's context length (40960 tokens)."),
  contextSglangTotal: vllm(
    "Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a total of 5000 tokens.",
  ),
  contextLlamaCpp: {
    status: 400,
    body: {
      error: {
        code: 400,
        message: 'the request exceeds the available context size. try increasing the context size',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 14429,
        n_ctx: 8192,
      },
    },
  },
  contextLlamaCppPython: openAi(
    400,
    'Requested tokens (2285) exceed context window of 2048',
    'invalid_request_error',
    null,
  ),
  contextOllama: openAi(500, 'the input length exceeds the context length', 'api_error', null),
  contextAnthropic: openAi(
    400,
    'prompt is too long: 201234 tokens > 200000 maximum',
    'invalid_request_error',
    null,
  ),
  contextGemini: openAi(
    400,
    'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
    'INVALID_ARGUMENT',
    null,
  ),
  contextOpenRouter: {
    status: 400,
    body: {
      error: {
        code: 400,
        message:
          "This endpoint's maximum context length is 8192 tokens. However, you requested about 10000 tokens.",
      },
    },
  },
} satisfies Record<string, Failure>;
