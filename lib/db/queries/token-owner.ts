import type { Db } from '../client.ts';

export type TokenOwner = {
  token: string;
  readOnly: boolean;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  id: string;
  name: string;
  administrator: boolean;
  active: boolean;
};

// Every request of a script begins with this, so token and account come in one statement instead of two.
export async function tokenOwner(db: Db, tokenHash: string): Promise<TokenOwner | null> {
  const rows = await db.$queryRaw<TokenOwner[]>`/* prepared token-owner */
    SELECT t.id AS token, t.read_only AS "readOnly", t.expires_at AS "expiresAt", t.revoked_at AS "revokedAt",
           t.last_used_at AS "lastUsedAt", u.id, u.name, u.administrator, u.active
    FROM api_tokens AS t JOIN users AS u ON u.id = t.user_id WHERE t.token_hash = ${tokenHash}`;
  return rows[0] ?? null;
}
