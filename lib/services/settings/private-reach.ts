import type { Db, Tx } from '#lib/db/client.ts';
import { isListed } from '#lib/domain/private-hosts.ts';
import { readSetting } from './read.ts';

/**
 * Whether an address may be in a private network: where the administrator allowed all of those, or this host. A name that
 * was allowed may then lead anywhere but to what serves cloud credentials: whoever allows it answers for its DNS.
 */
export async function mayReachPrivately(db: Db | Tx, address: URL | string): Promise<boolean> {
  if (await readSetting(db, 'allowPrivateNetworks')) return true;
  return isListed(new URL(address), await readSetting(db, 'privateHosts'));
}
