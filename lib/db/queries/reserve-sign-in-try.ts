import type { Tx } from '../client.ts';

type Policy = { free: number; first: number; most: number };

// A try is counted before the password is looked at, in one statement: a hundred guesses at the same moment are a
// hundred tries. No row comes back while the key is blocked.
export async function reserveSignInTry(
  tx: Tx,
  key: string,
  now: Date,
  policy: Policy,
  memorySeconds: number,
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_throttles AS t (key, failures, last_failed_at) VALUES (${key}, 1, ${now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = n.failures,
      last_failed_at = excluded.last_failed_at,
      blocked_until = CASE WHEN n.failures > ${policy.free}::int THEN excluded.last_failed_at + make_interval(
        secs => least(${policy.most}::float8,
          ${policy.first}::float8 * power(2, least(30, n.failures - ${policy.free}::int - 1)))) END
    FROM (SELECT 1) AS dummy
    RETURNING t.failures`;
  return rows.length > 0;
}
