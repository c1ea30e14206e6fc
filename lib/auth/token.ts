import type { Db } from '#lib/db/client.ts';
import type { Actor } from '#lib/services/context.ts';
import { hashApiToken } from '#lib/services/tokens/api-token.ts';

const minute = 60_000;

/** The person behind "Authorization: Bearer …"; null for a token that is unknown, expired or revoked. */
export async function tokenActor(db: Db, authorization: string, now: Date): Promise<Actor | null> {
  const token = /^Bearer +(crl_[A-Za-z0-9_-]{43})$/i.exec(authorization)?.[1];
  if (!token) return null;
  const found = await db.apiToken.findUnique({
    where: { tokenHash: hashApiToken(token) },
    include: { user: { select: { id: true, name: true, administrator: true, active: true } } },
  });
  if (!found?.user.active || found.revokedAt || found.expiresAt <= now) return null;
  await noteUse(db, found, now);
  const { id, name, administrator } = found.user;
  return { kind: 'user', id, label: name, administrator, readOnly: found.readOnly };
}

/** At most one write a minute: a script's thousand requests need not be a thousand updates. */
async function noteUse(db: Db, token: { id: string; lastUsedAt: Date | null }, now: Date) {
  if (token.lastUsedAt && now.getTime() - token.lastUsedAt.getTime() < minute) return;
  await db.apiToken.update({ where: { id: token.id }, data: { lastUsedAt: now } });
}
