import type { Tx } from '../client.ts';

/** What a worker knows since it last looked. */
export type ThrottleNews = {
  endpointId: string;
  /** Calls that were answered. */
  answered: number;
  /** Tokens that were reserved and not used; negative where more were used. */
  tokensBack: number;
};

export type Throttle = {
  /** Calls that may be under way now, at all workers together. */
  allowed: number;
  /** null: no limit of ours. */
  requestsLeft: number | null;
  tokensLeft: number | null;
  /** How long nothing may be claimed, in milliseconds: the provider asked for it, or a limit has to refill. */
  waitMs: number;
};

// One row an endpoint says what all workers may do together. It is locked here until the claim commits, so that claims
// on one endpoint follow each other, each seeing what the one before took. Limits a minute refill continuously, in the
// database's own time, up to what a second brings: a burst at the start would be a second limit on top of the first.
// What is allowed at once grows by one for each round of answered calls.
export async function lockThrottle(tx: Tx, news: ThrottleNews): Promise<Throttle | null> {
  const rows = await tx.$queryRaw<Throttle[]>`
    WITH endpoint AS (
      SELECT id, concurrency, rpm / 60.0::float8 AS requests, tpm / 60.0::float8 AS tokens,
             CASE WHEN rpm IS NOT NULL THEN greatest(rpm / 60.0, 1) END::float8 AS at_most
      FROM model_endpoints WHERE id = ${news.endpointId}::uuid
    ), locked AS (
      INSERT INTO endpoint_throttles AS t (endpoint_id, allowed, requests_left, tokens_left, refilled_at)
      SELECT id, concurrency, at_most, tokens, clock_timestamp() FROM endpoint
      ON CONFLICT (endpoint_id) DO UPDATE SET
        allowed = least((SELECT concurrency FROM endpoint),
                        greatest(t.allowed, 1) + ${news.answered}::int / greatest(t.allowed, 1)),
        requests_left = (SELECT least(at_most, coalesce(t.requests_left, 1) + requests * greatest(extract(epoch FROM clock_timestamp() - t.refilled_at), 0)::float8)
                         FROM endpoint WHERE requests IS NOT NULL),
        tokens_left = (SELECT least(tokens, coalesce(t.tokens_left, tokens) + ${news.tokensBack}::float8
                                            + tokens * greatest(extract(epoch FROM clock_timestamp() - t.refilled_at), 0)::float8)
                       FROM endpoint WHERE tokens IS NOT NULL),
        refilled_at = clock_timestamp()
      RETURNING allowed, requests_left, tokens_left, paused_until
    )
    SELECT allowed, requests_left AS "requestsLeft", tokens_left AS "tokensLeft",
           greatest(0, extract(epoch FROM paused_until - clock_timestamp()) * 1000,
                    (1 - requests_left) / requests * 1000, (1 - tokens_left) / tokens * 1000)::float8 AS "waitMs"
    FROM locked, endpoint`;
  return rows[0] ?? null;
}
