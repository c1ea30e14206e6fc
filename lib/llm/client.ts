import type { Batches } from './batch-job.ts';
import type { Usage } from './llm-error.ts';
import type { RateLimits } from './rate-limits.ts';

export { LlmError, type LlmErrorKind, type Usage } from './llm-error.ts';
export type { RateLimits } from './rate-limits.ts';

/** How an OpenAI-compatible endpoint is reached. */
export type Connection = {
  baseUrl: string;
  apiKey: string | null;
  /** For a chat completion, all of it; for files, the longest silence. */
  timeoutMs: number;
  /** Loopback and private addresses: only where the administrator allowed them. */
  allowPrivateNetwork: boolean;
  signal?: AbortSignal;
};

export type Message = { role: 'system' | 'user' | 'assistant'; content: string };

/** What is asked: the part of a call that the line of a batch carries too. */
export type Question = {
  model: string;
  messages: Message[];
  temperature?: number;
  topP?: number;
  maxTokens?: number;
  seed?: number;
  /** More fields of the body, such as top_k; null takes a field out. It cannot set the model, messages or streaming. */
  extraBody?: Record<string, unknown>;
};

/** One chat completion through an OpenAI-compatible endpoint. */
export type ChatRequest = Connection &
  Question & {
    /** Calls of one lane share its concurrency and its pauses, across all that this process does. */
    lane?: { key: string; concurrency: number };
  };

export type Answer = Usage & {
  text: string;
  /** What a reasoning model thought, where the endpoint gives it apart; else null. */
  reasoning: string | null;
  /** "stop", or "length" for a reply that was cut. */
  finishReason: string;
  /** Whether the endpoint told its usage; where it did not, all tokens are 0. */
  usageTold: boolean;
  /** The provider's own id of the completion, else of the request. */
  requestId: string | null;
};

export type ChatReply = Answer & {
  /** What is left of the provider's limits, where its headers say so. */
  limits: RateLimits | null;
};

/** Texts whose vectors are asked for in one call. */
export type EmbeddingRequest = Connection & { model: string; inputs: readonly string[] };

export type EmbeddingReply = {
  /** One for each text, all of one length; not of unit length unless the model makes them so. */
  vectors: Float32Array[];
  promptTokens: number;
  limits: RateLimits | null;
};

export type Llm = {
  chat: (request: ChatRequest) => Promise<ChatReply>;
  embed: (request: EmbeddingRequest) => Promise<EmbeddingReply>;
  /** The Batch API: files and batches. */
  batches: Batches;
};
