/** What a provider's headers say about its limits. Resets are milliseconds from now until the limit is full again. */
export type RateLimits = {
  requestsLimit: number | null;
  requestsLeft: number | null;
  requestsResetMs: number | null;
  tokensLimit: number | null;
  tokensLeft: number | null;
  tokensResetMs: number | null;
};

type Get = (name: string) => string | null;

/** OpenAI's, Groq's and Azure's spelling, then Anthropic's, then those that know requests only (OpenRouter, RFC drafts). */
const spellings = {
  requests: [
    ['x-ratelimit-limit-requests', 'x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
    [
      'anthropic-ratelimit-requests-limit',
      'anthropic-ratelimit-requests-remaining',
      'anthropic-ratelimit-requests-reset',
    ],
    ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
    ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
  ],
  tokens: [
    ['x-ratelimit-limit-tokens', 'x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
    [
      'anthropic-ratelimit-tokens-limit',
      'anthropic-ratelimit-tokens-remaining',
      'anthropic-ratelimit-tokens-reset',
    ],
  ],
} as const;

/** The limits that a reply's headers name; null where they name none. */
export function readRateLimits(get: Get, now = Date.now()): RateLimits | null {
  const requests = readSpelling(spellings.requests, get, now);
  const tokens = readSpelling(spellings.tokens, get, now);
  if (!requests && !tokens) return null;
  return {
    requestsLimit: requests?.limit ?? null,
    requestsLeft: requests?.left ?? null,
    requestsResetMs: requests?.resetMs ?? null,
    tokensLimit: tokens?.limit ?? null,
    tokensLeft: tokens?.left ?? null,
    tokensResetMs: tokens?.resetMs ?? null,
  };
}

function readSpelling(names: readonly (readonly [string, string, string])[], get: Get, now: number) {
  for (const [limit, left, reset] of names) {
    const remaining = amount(get(left));
    if (remaining !== null)
      return { limit: amount(get(limit)), left: remaining, resetMs: resetIn(get(reset), now) };
  }
  return null;
}

function amount(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 0.001, µs: 0.001, ns: 0.000_001 };
const duration = /^(?:\d+(?:\.\d+)?(?:d|h|ms|m|s|us|µs|ns))+$/;
/** Beyond this a bare number is a moment and not a number of seconds: 2001 in seconds, and in milliseconds. */
const firstEpochSecond = 1e9;
const firstEpochMs = 1e12;

/** "1s", "6m0s", "250ms", seconds, epoch in seconds or milliseconds, or a date: in milliseconds from now. */
export function resetIn(text: string | null, now = Date.now()): number | null {
  const given = text?.trim() ?? '';
  if (given === '') return null;
  if (duration.test(given)) {
    let ms = 0;
    for (const [, value, unit] of given.matchAll(/(\d+(?:\.\d+)?)(d|h|ms|m|s|us|µs|ns)/g)) {
      ms += Number(value) * units[unit as keyof typeof units];
    }
    return ms;
  }
  const value = Number(given);
  if (!Number.isFinite(value)) {
    const moment = Date.parse(given);
    return Number.isNaN(moment) ? null : Math.max(0, moment - now);
  }
  if (value < 0) return null;
  if (value >= firstEpochMs) return Math.max(0, value - now);
  return value >= firstEpochSecond ? Math.max(0, value * 1000 - now) : value * 1000;
}
