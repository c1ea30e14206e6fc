import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';
import { type Account, canEnter } from './account.ts';
import { packagedServer } from './binaries.ts';

/** A folder for the cluster that the server's account can reach: `folder` itself, else one below a system folder. */
export function choosePlace(folder: string, account: Account | undefined): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const candidates = [
    folder,
    ...['/var/lib/corollary', path.join(tmpdir(), 'corollary')].map((top) => path.join(top, hash)),
  ];
  for (const candidate of candidates) {
    try {
      mkdirSync(candidate, { recursive: true, mode: 0o711 });
      if (candidate === folder && account) chmodSync(folder, 0o711);
    } catch (error) {
      if (candidate === folder) throw error;
      continue;
    }
    if (canEnter(account, candidate)) return candidate;
  }
  throw new StartupError(
    `The database cannot run as root, and no folder is open to another user: start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** The programs, where the account can run them: as npm installed them, else a copy beside the cluster. */
export function reachablePrograms(root: string, place: string, account: Account | undefined): string {
  const packaged = packagedServer(root);
  if (canEnter(account, path.join(packaged, 'bin'))) return packaged;
  const copy = path.join(place, 'server');
  const version = readFileSync(path.join(packaged, '../package.json'), 'utf8');
  const stamp = path.join(copy, 'package.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return copy;
  rmSync(copy, { recursive: true, force: true });
  cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  writeFileSync(stamp, version);
  return copy;
}

/** Gives a folder to the account, closed to everybody else, as PostgreSQL demands. */
export function giveTo(account: Account | undefined, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}
