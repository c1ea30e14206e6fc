import type { Db } from '#lib/db/client.ts';
import { reserveSignInTry } from '#lib/db/queries/reserve-sign-in-try.ts';
import {
  accountThrottle,
  addressThrottle,
  type ThrottlePolicy,
  throttleMemory,
  waitInWords,
} from '#lib/domain/account/throttle.ts';
import { limitReached } from '#lib/domain/errors.ts';

export type Throttled = { email: string; address: string | null };

const accountKey = (email: string) => `account:${email}`;
const addressKey = (address: string) => `address:${address.slice(0, 100)}`;

/** Counts one try at the account and from the address; throws LIMIT while either has to wait. */
export async function reserveTry(db: Db, who: Throttled, now: Date): Promise<void> {
  if (who.address) await reserve(db, addressKey(who.address), addressThrottle, now);
  await reserve(db, accountKey(who.email), accountThrottle, now);
}

/** Takes back a try that was right. The address gets back its one try only, or a thief of one account could guess on. */
export async function giveBackTry(db: Db, who: Throttled, now: Date): Promise<void> {
  // Whoever tries made-up accounts fills this table: what is forgotten anyway goes.
  await db.signInThrottle.deleteMany({
    where: { lastFailedAt: { lt: new Date(now.getTime() - throttleMemory * 1000) } },
  });
  await db.signInThrottle.deleteMany({ where: { key: accountKey(who.email) } });
  if (!who.address) return;
  await db.signInThrottle.updateMany({
    where: { key: addressKey(who.address), failures: { gt: 0 } },
    data: { failures: { decrement: 1 }, blockedUntil: null },
  });
}

async function reserve(db: Db, key: string, policy: ThrottlePolicy, now: Date) {
  if (await reserveSignInTry(db, key, now, policy, throttleMemory)) return;
  const blocked = await db.signInThrottle.findUnique({ where: { key }, select: { blockedUntil: true } });
  const seconds = ((blocked?.blockedUntil?.getTime() ?? now.getTime()) - now.getTime()) / 1000;
  throw limitReached(`Too many tries; wait ${waitInWords(seconds)}.`);
}
