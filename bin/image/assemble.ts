import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { neededPackages } from './needed-packages.ts';

/** What web server, worker and command line read while they run. */
const sources = ['lib', 'worker', 'bin', 'trainer', 'prisma/schema', 'prisma/migrations'];
/** What runs from them, beside the web server. */
const programs = ['worker/index.ts', 'bin/studio.ts', 'bin/migrate.ts', 'bin/healthy.ts'];

/**
 * Puts what a container runs into `out`: sources, packages that they need, and in `web` the server that the build in
 * `folder` holds. The build traces more than it needs, down to tests: only the server, its packages and its pages go along.
 */
export function assemble(root: string, folder: string, out: string): void {
  mkdirSync(out, { recursive: true });
  for (const source of sources) copy(root, out, source);
  for (const place of neededPackages(root, programs)) copy(root, out, place, true);
  for (const file of ['package.json', 'prisma.config.ts']) copy(root, out, file);
  const standalone = path.join(root, folder, 'standalone');
  const web = path.join(out, 'web');
  for (const part of ['server.js', 'package.json', 'node_modules', folder])
    cpSync(path.join(standalone, part), path.join(web, part), { recursive: true, verbatimSymlinks: true });
  cpSync(path.join(root, folder, 'static'), path.join(web, folder, 'static'), { recursive: true });
  const files = path.join(root, 'public');
  if (existsSync(files)) cpSync(files, path.join(web, 'public'), { recursive: true });
}

/** `shallow`: what lies in a package's own node_modules is copied where it is needed. */
function copy(root: string, out: string, place: string, shallow = false): void {
  const from = path.join(root, place);
  const nested = path.join(from, 'node_modules');
  cpSync(from, path.join(out, place), {
    recursive: true,
    filter: (file) => !/__pycache__|\.venv$/.test(file) && !(shallow && file === nested),
  });
}
