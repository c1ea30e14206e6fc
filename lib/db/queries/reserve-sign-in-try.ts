import type { Tx } from '../client.ts';

type Policy = { free: number; first: number; most: number };

// A try is counted before the password is looked at, in one statement: a hundred guesses at the same moment are a
// hundred tries. No row comes back while the key is blocked. The wait is that of lib/domain/account/throttle.ts.
export async function reserveSignInTry(
  tx: Tx,
  key: string,
  now: Date,
  policy: Policy,
  memorySeconds: number,
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_throttles AS t (key, failures, last_failed_at) VALUES (${key}, 1, ${now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET (failures, last_failed_at, blocked_until) = (
      SELECT next.failures, excluded.last_failed_at,
        CASE WHEN next.failures > ${policy.free}::int THEN excluded.last_failed_at + make_interval(
          secs => least(${policy.most}::float8,
            ${policy.first}::float8 * power(2, least(30, next.failures - ${policy.free}::int - 1)))) END
      FROM (SELECT CASE
        WHEN t.last_failed_at < excluded.last_failed_at - make_interval(secs => ${memorySeconds}::float8) THEN 1
        ELSE t.failures + 1 END AS failures) AS next)
    WHERE t.blocked_until IS NULL OR t.blocked_until <= excluded.last_failed_at
    RETURNING t.failures`;
  return rows.length > 0;
}
