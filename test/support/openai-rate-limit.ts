export type RateLimitOptions = {
  requestsPerMinute?: number;
  tokensPerMinute?: number;
  /** Seconds of the limit that may be used at once; a minute's worth where it is left out. */
  burstSeconds?: number;
  /** How much faster than the real one the server's minute passes. */
  speed?: number;
};

export type Admission = { admitted: boolean; headers: Record<string, string> };

type Bucket = { limit: number; capacity: number; left: number };

/** Token buckets for requests and tokens, which refill continuously; headers as OpenAI words them. */
export function rateLimit(options: RateLimitOptions, clock = () => performance.now()) {
  const { burstSeconds = 60, speed = 1 } = options;
  const bucket = (limit: number | undefined): Bucket | null => {
    if (limit === undefined) return null;
    const capacity = Math.max(1, (limit * burstSeconds) / 60);
    return { limit, capacity, left: capacity };
  };
  const requests = bucket(options.requestsPerMinute);
  const tokens = bucket(options.tokensPerMinute);
  let refilledAt = clock();
  const refill = () => {
    const minutes = ((clock() - refilledAt) * speed) / 60_000;
    refilledAt = clock();
    for (const one of [requests, tokens]) {
      if (one) one.left = Math.min(one.capacity, one.left + one.limit * minutes);
    }
  };
  /** Milliseconds until so much is left in a bucket. */
  const waitFor = (one: Bucket | null, amount: number) =>
    one === null ? 0 : (Math.max(0, Math.min(amount, one.capacity) - one.left) * 60_000) / one.limit / speed;
  const admit = (tokensAsked: number): Admission => {
    refill();
    const wait = Math.max(waitFor(requests, 1), waitFor(tokens, tokensAsked));
    if (wait === 0) {
      if (requests) requests.left -= 1;
      if (tokens) tokens.left -= Math.min(tokensAsked, tokens.capacity);
    }
    const headers = {
      ...bucketHeaders('requests', requests, waitFor(requests, Number.POSITIVE_INFINITY)),
      ...bucketHeaders('tokens', tokens, waitFor(tokens, Number.POSITIVE_INFINITY)),
    };
    if (wait === 0) return { admitted: true, headers };
    const asked = {
      'retry-after': String(Math.ceil(wait / 1000)),
      'retry-after-ms': String(Math.ceil(wait)),
    };
    return { admitted: false, headers: { ...headers, ...asked } };
  };
  return { admit };
}

function bucketHeaders(name: string, one: Bucket | null, fullInMs: number): Record<string, string> {
  if (one === null) return {};
  return {
    [`x-ratelimit-limit-${name}`]: String(one.limit),
    [`x-ratelimit-remaining-${name}`]: String(Math.floor(one.left)),
    [`x-ratelimit-reset-${name}`]: durationText(fullInMs),
  };
}

/** 250 → "250ms", 61500 → "1m1.5s", as OpenAI and Groq write durations. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.ceil(ms)}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = `${Number(((ms % 60_000) / 1000).toFixed(3))}s`;
  return minutes === 0 ? seconds : `${minutes}m${seconds}`;
}
