import type { Tx } from '../client.ts';

export type Refusal = {
  endpointId: string;
  /** When the refused call was claimed, in the database's time, milliseconds since 1970. */
  claimedAt: number;
  /** The endpoint could not take so many calls at once. */
  halve: boolean;
  /** How long it asked to be left alone, in milliseconds. */
  pauseMs: number;
};

// Every worker hears of a refusal through this row. One burst of refusals halves once: only a call that was claimed
// after the last halving says anything about what is allowed now.
export async function slowEndpoint(
  tx: Tx,
  { endpointId, claimedAt, halve, pauseMs }: Refusal,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE endpoint_throttles AS t
    SET allowed = CASE WHEN late.news THEN greatest(t.allowed / 2, 1) ELSE t.allowed END,
        reduced_at = CASE WHEN late.news THEN clock_timestamp() ELSE t.reduced_at END,
        paused_until = CASE WHEN ${pauseMs}::float8 > 0 THEN
          greatest(t.paused_until, clock_timestamp() + make_interval(secs => ${pauseMs}::float8 / 1000))
          ELSE t.paused_until END
    FROM (SELECT endpoint_id, ${halve}::bool AND (reduced_at IS NULL
            OR to_timestamp(${claimedAt}::float8 / 1000) > reduced_at) AS news
          FROM endpoint_throttles WHERE endpoint_id = ${endpointId}::uuid FOR UPDATE) AS late
    WHERE t.endpoint_id = late.endpoint_id`;
}
