import { timingSafeEqual } from 'node:crypto';
import type { Scope } from '#lib/observe/scope.ts';

export type MetricsRules = {
  token: string | undefined;
  /** Whether people come through a proxy: then it is a proxy that comes from this machine. */
  behindProxy: boolean;
};

/**
 * With a token, whoever sends it may read what is counted. Without one, programs of this machine alone: the socket is a
 * loopback one, nobody forwarded it, and it was this machine that was asked for (a page of another site may have its own
 * name resolved to it).
 */
export function mayReadMetrics(
  headers: Pick<Headers, 'get'>,
  peer: Scope['peer'],
  { token, behindProxy }: MetricsRules,
): boolean {
  if (token) return sameText(headers.get('authorization') ?? '', `Bearer ${token}`);
  if (behindProxy || !peer || peer.forwarded) return false;
  return (
    isLoopback(peer.address) &&
    /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(headers.get('host') ?? '')
  );
}

const isLoopback = (address: string) => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
