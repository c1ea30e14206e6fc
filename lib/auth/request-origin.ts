import { env } from '#lib/env.ts';

type HeaderReader = { get: (name: string) => string | null };

/**
 * The origin that the browser sees: NEXTAUTH_URL where it is set, otherwise the host of the request.
 * The same rule as next-auth's own, so that both name the session cookie alike.
 */
export function requestOrigin(headers: HeaderReader): string {
  const fixed = env().NEXTAUTH_URL;
  if (fixed) return new URL(fixed).origin;
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost';
  const scheme = headers.get('x-forwarded-proto') === 'http' ? 'http' : 'https';
  return `${scheme}://${host}`;
}

/** The address of the visitor: the nearest one, which the server or the proxy before it has seen itself. */
export function requestAddress(headers: HeaderReader): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown address';
}

/**
 * False for a request that another site made a browser send. Browsers name the origin of every request that is not
 * GET or HEAD; "null" is what a sandboxed frame or a redirect sends.
 */
export function isOwnOrigin(headers: HeaderReader): boolean {
  const origin = headers.get('origin');
  if (origin === null || origin === 'null') return false;
  const host = URL.parse(origin)?.host;
  return host !== undefined && host === URL.parse(requestOrigin(headers))?.host;
}
