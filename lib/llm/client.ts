/** One chat completion through an OpenAI-compatible endpoint. */
export type ChatRequest = {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
  temperature?: number;
  topP?: number;
  maxTokens?: number;
  seed?: number;
  timeoutMs: number;
  /** Loopback and private addresses: only where the administrator allowed them. */
  allowPrivateNetwork: boolean;
  signal?: AbortSignal;
  /** Calls of one lane share its concurrency and its pauses, across all that this process does. */
  lane?: { key: string; concurrency: number };
};

export type ChatReply = {
  text: string;
  /** What a reasoning model thought, where the endpoint gives it apart; else null. */
  reasoning: string | null;
  /** "stop", or "length" for a reply that was cut. */
  finishReason: string;
  promptTokens: number;
  completionTokens: number;
};

/** Why a call gave no reply, and whether trying again can help. Its message never holds the key. */
export class LlmError extends Error {
  readonly kind:
    | 'refused-address'
    | 'unauthorised'
    | 'bad-request'
    | 'rate-limit'
    | 'server'
    | 'timeout'
    | 'network';
  readonly retryable: boolean;
  /** What the provider asked to wait, if it said so. */
  readonly retryAfterMs: number | null;

  constructor(kind: LlmError['kind'], message: string, retryAfterMs: number | null = null) {
    super(message);
    this.name = 'LlmError';
    this.kind = kind;
    this.retryable = ['rate-limit', 'server', 'timeout', 'network'].includes(kind);
    this.retryAfterMs = retryAfterMs;
  }
}

export type Llm = { chat: (request: ChatRequest) => Promise<ChatReply> };
