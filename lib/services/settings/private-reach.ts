import type { Db, Tx } from '#lib/db/client.ts';
import { invalid } from '#lib/domain/errors.ts';
import { isListed } from '#lib/domain/private-hosts.ts';
import { assertCallable } from '#lib/egress/address-guard.ts';
import { EgressError } from '#lib/egress/egress-error.ts';
import { readSetting } from './read.ts';

/**
 * Whether an address may be in a private network: where the administrator allowed all of those, or this host. A name that
 * was allowed may then lead anywhere but to what serves cloud credentials: whoever allows it answers for its DNS.
 */
export async function mayReachPrivately(db: Db | Tx, address: URL | string): Promise<boolean> {
  if (await readSetting(db, 'allowPrivateNetworks')) return true;
  return isListed(new URL(address), await readSetting(db, 'privateHosts'));
}

/** Throws INVALID for an address of this field that can be seen to be refused; a name is judged at every connection. */
export async function refuseAddress(db: Db | Tx, path: string, address: string): Promise<void> {
  const allowPrivate = await mayReachPrivately(db, address);
  try {
    assertCallable(new URL(address), allowPrivate);
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    throw invalid(`${path}: ${error.message}`, [{ path, message: error.message }]);
  }
}
