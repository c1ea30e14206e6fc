import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Route = { page: string; regex: string };
type Manifest = { staticRoutes?: Route[]; dynamicRoutes?: Route[] };

/**
 * The pattern of an address, such as "/[project]/review": neither ids nor secrets of links, and no more of them than
 * there are pages. Next's own list of a build says which pages there are; without a build all are one.
 */
export function routeNames(buildFolder: string): (pathname: string) => string {
  const file = path.join(buildFolder, 'routes-manifest.json');
  if (!existsSync(file)) return (pathname) => fixedName(pathname) ?? 'page';
  const { staticRoutes = [], dynamicRoutes = [] } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
  return (pathname) =>
    fixedName(pathname) ??
    (fixed.has(pathname)
      ? pathname
      : (patterns.find(({ pattern }) => pattern.test(pathname))?.page ?? 'unknown'));
}

function fixedName(pathname: string): string | null {
  if (pathname.startsWith('/_next/')) return '/_next';
  return pathname.startsWith('/api/v1/') ? '/api/v1' : null;
}
