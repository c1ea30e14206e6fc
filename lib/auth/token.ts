import type { Db } from '#lib/db/client.ts';
import { type TokenOwner, tokenOwner } from '#lib/db/queries/token-owner.ts';
import { noteInScope } from '#lib/observe/scope.ts';
import type { Actor } from '#lib/services/context.ts';
import { hashApiToken } from '#lib/services/tokens/api-token.ts';

const minute = 60_000;

/** The person behind "Authorization: Bearer …"; null for a token that is unknown, expired or revoked. */
export async function tokenActor(db: Db, authorization: string, now: Date): Promise<Actor | null> {
  const token = /^Bearer +(crl_[A-Za-z0-9_-]{43})$/i.exec(authorization)?.[1];
  if (!token) return null;
  const found = await tokenOwner(db, hashApiToken(token));
  if (!found?.active || found.revokedAt || found.expiresAt <= now) return null;
  noteInScope({ userId: found.id });
  await noteUse(db, found, now);
  const { id, name, administrator, readOnly } = found;
  return { kind: 'user', id, label: name, administrator, readOnly };
}

/** At most one write a minute: a script's thousand requests need not be a thousand updates. */
async function noteUse(db: Db, owner: TokenOwner, now: Date) {
  if (owner.lastUsedAt && now.getTime() - owner.lastUsedAt.getTime() < minute) return;
  await db.apiToken.update({ where: { id: owner.token }, data: { lastUsedAt: now } });
}
