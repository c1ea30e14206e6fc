import { storableText } from '#lib/domain/storable-text.ts';
import type { RateLimits } from './rate-limits.ts';

export type LlmErrorKind =
  | 'refused-address'
  | 'unauthorised'
  | 'bad-request'
  /** The prompt, or the prompt and the longest reply, is longer than the model takes. */
  | 'context-length'
  /** The account's money or quota is used up: waiting does not help. */
  | 'quota'
  | 'rate-limit'
  | 'server'
  | 'timeout'
  | 'network';

export type Usage = {
  promptTokens: number;
  /** Of the prompt's: those that the provider had in its cache. */
  cachedTokens: number;
  completionTokens: number;
  /** Of the completion's: those that a reasoning model thought with. */
  reasoningTokens: number;
};

export type LlmErrorDetails = {
  /** What the provider asked to wait, if it said so. */
  retryAfterMs: number | null;
  /** The HTTP status; null where there was no reply. */
  status: number | null;
  limits: RateLimits | null;
  /** Whether the request may have reached the provider, who may charge for it. */
  sent: boolean;
  /** What the provider says that it cost, where it says so. */
  usage: Usage | null;
};

const passing: readonly LlmErrorKind[] = ['rate-limit', 'server', 'timeout', 'network'];

/** A web server's bundles each hold this class, and one process's client throws for all of them. */
const brand = Symbol.for('corollary.LlmError');

/**
 * Why a call gave no reply, and whether trying again can help. Its message never holds the key; it is stored in many
 * places, so that it holds nothing that a database refuses.
 */
export class LlmError extends Error implements LlmErrorDetails {
  readonly kind: LlmErrorKind;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  readonly limits: RateLimits | null;
  readonly sent: boolean;
  readonly usage: Usage | null;

  constructor(kind: LlmErrorKind, message: string, details: Partial<LlmErrorDetails> = {}) {
    super(storableText(message));
    this.name = 'LlmError';
    this.kind = kind;
    this.retryable = passing.includes(kind);
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.status = details.status ?? null;
    this.limits = details.limits ?? null;
    this.sent = details.sent ?? false;
    this.usage = details.usage ?? null;
    Object.defineProperty(this, brand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
