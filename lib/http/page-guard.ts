/** Next's own limit for the body of a server action, in bytes. */
const mostBytes = 1024 * 1024;
/** Deeper than any form of the studio; React reads each level by a call of its own. */
const mostLevels = 64;
/** Addresses of a page's path that answer POST themselves: the REST interface, and Next in development. */
const others = ['/api/', '/_next/', '/__nextjs'];

/** What React writes for values that JSON has none for, and `$$` before a text that begins with a dollar. */
const plainValue = /^\$(?:\$|undefined$|NaN$|-?Infinity$|-0$|T$|D[\dT:.Z+-]{1,40}$|n-?\d{1,400}$)/s;
/** The same object again, by its way from the arguments. */
const sameObject = /^\$0(?::[^:]{1,200}){0,64}$/s;
const reaches = /:(?:__proto__|prototype|constructor)(?::|$)/;

const isHarmless = (text: string): boolean =>
  !text.startsWith('$') || plainValue.test(text) || (sameObject.test(text) && !reaches.test(text));

/**
 * Whether a text is a list of arguments as React's client writes them where no argument needs more than JSON: no promise, file,
 * function or part that stands elsewhere is named, nothing reaches for a prototype, and no level is too deep to be read.
 */
export function isPlainFlight(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (!Array.isArray(value)) return false;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostLevels) return false;
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one === 'string' && !isHarmless(one)) return false;
      if (typeof one !== 'object' || one === null) continue;
      if (Object.hasOwn(one, '__proto__')) return false;
      for (const child of Object.values(one)) next.push(child);
    }
    level = next;
  }
  return true;
}

const refusal = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });

const tooLarge = () => refusal(413, 'An action takes at most 1 MiB. Nothing was changed.');

/**
 * What pages do not take, refused before Next and React read it; null for what they take. The studio's actions have
 * arguments of plain JSON, so every other body (of parts, of forms) is somebody's who looks for a hole. It decides
 * nothing about persons.
 */
export async function refuseForPage(request: Request): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return null;
  if (others.some((one) => pathname.startsWith(one))) return null;
  if (request.method !== 'POST' || !request.headers.has('next-action'))
    return refusal(405, 'A page can only be read.', { allow: 'GET, HEAD' });
  if (!/^text\/plain\b/i.test(request.headers.get('content-type') ?? ''))
    return refusal(415, 'An action takes its arguments as plain text.');
  // A proxy in front may pass a body on in pieces, without its length.
  if (!(Number(request.headers.get('content-length') ?? 0) <= mostBytes)) return tooLarge();
  const text = await request.text();
  if (text.length > mostBytes) return tooLarge();
  return isPlainFlight(text)
    ? null
    : refusal(400, 'The arguments of the action cannot be read. Nothing was changed.');
}
