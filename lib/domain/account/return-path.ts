/**
 * Where to go after signing in: `wanted` when it is a path of this studio, otherwise "/". Whatever a browser would
 * read as another host ("//host", "/\host", a tab inside, a scheme) is refused.
 */
export function returnPath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || wanted.length > 2000) return '/';
  const origin = 'http://studio.invalid';
  const url = URL.parse(wanted, origin);
  if (url === null || url.origin !== origin || url.username !== '') return '/';
  const path = url.pathname + url.search + url.hash;
  return /^\/[/\\]/.test(path) ? '/' : path;
}
