import { type LookupAddress, type LookupAllOptions, lookup as resolveBySystem } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { EgressError } from './egress-error.ts';

// RFC 6890 and its registry. Never: addresses that answer with a machine's own credentials (cloud metadata is
// link-local), or that are no single host. Private: loopback and the networks behind a firewall.
const never = blockList(
  [
    '0.0.0.0/8',
    '169.254.0.0/16',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
  ],
  ['240.0.0.0/4', 'fe80::/10', 'ff00::/8', 'fd00:ec2::254/128', '::/128', '64:ff9b::/96', '64:ff9b:1::/48'],
  ['2002::/16', '2001::/32', '100::/64'],
);
const privateNetworks = blockList(
  ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15'],
  ['::1/128', 'fc00::/7'],
);

function blockList(...groups: string[][]): BlockList {
  const list = new BlockList();
  for (const subnet of groups.flat()) {
    const [address = '', prefix] = subnet.split('/');
    list.addSubnet(address, Number(prefix), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Why this IP address may not be called; null where it may. IPv4 inside IPv6 (::ffff:…) is judged as IPv4. */
export function refusal(address: string, allowPrivateNetwork: boolean): string | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const family = isIP(bare) === 6 ? 'ipv6' : 'ipv4';
  if (never.check(bare, family)) return `${bare} is not an address of a model`;
  if (!allowPrivateNetwork && privateNetworks.check(bare, family)) {
    return `${bare} is in a private network; the administrator of this installation can allow it under Settings, Models`;
  }
  return null;
}

/** Refuses an address that is written as a number. Names are judged when they are resolved, by `guardedLookup`. */
export function assertCallable(url: URL, allowPrivateNetwork: boolean): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new EgressError(
      'refused-address',
      `Only http and https addresses can be called, not ${url.protocol}`,
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const reason = isIP(host) === 0 ? null : refusal(host, allowPrivateNetwork);
  if (reason) throw new EgressError('refused-address', `The address was refused: ${reason}.`);
}

/** The addresses of a name, as `dns.lookup` tells them. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** DNS for a connection that is being opened: the addresses that are judged are those that are connected to. */
export function guardedLookup(
  allowPrivateNetwork: boolean,
  resolve: Resolve = resolveBySystem,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      for (const { address } of addresses) {
        const reason = refusal(address, allowPrivateNetwork);
        if (reason) return callback(refused(hostname, reason), '', 0);
      }
      const first = addresses[0];
      if (options.all) return callback(null, addresses);
      return callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}

function refused(hostname: string, reason: string): EgressError {
  return new EgressError('refused-address', `The address was refused: ${hostname} is ${reason}.`);
}
