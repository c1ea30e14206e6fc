import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';
import type { Account } from './account.ts';
import { giveTo } from './place.ts';

/** The one superuser of an embedded cluster. */
export const SUPERUSER = 'studio';

/** Makes the cluster `place/data` with a password; a broken attempt leaves nothing that looks like a cluster. */
export function initialise(
  programs: string,
  place: string,
  password: string,
  account: Account | undefined,
): void {
  const draft = path.join(place, 'data.new');
  const passwordFile = path.join(place, 'password.new');
  rmSync(draft, { recursive: true, force: true });
  giveTo(account, draft);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const options = [
    ...['--pgdata', draft, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
  ];
  const made = spawnSync(path.join(programs, 'bin/initdb'), options, {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new StartupError(
      `The database cannot be made in ${place}: ${lastLine(made.stderr || made.error?.message)}`,
    );
  }
  renameSync(draft, path.join(place, 'data'));
}

function lastLine(text = ''): string {
  const lines = text.trim().split('\n');
  return (
    lines.findLast((line) => /error|fatal|could not/i.test(line))?.trim() ?? lines.at(-1) ?? 'no reason given'
  );
}

/** Throws when the cluster was made by another major version than the programs are. */
export function assertSameMajor(programs: string, place: string): void {
  const file = path.join(place, 'data/PG_VERSION');
  if (!existsSync(file)) return;
  const made = readFileSync(file, 'utf8').trim();
  const version = spawnSync(path.join(programs, 'bin/postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
  }).stdout;
  const current = /\) (\d+)/.exec(version ?? '')?.[1];
  if (current && current !== made) {
    throw new StartupError(
      `The database in ${place} was made by PostgreSQL ${made}, this version brings ${current}. With the version of the studio that ran it, "npx studio backup create FOLDER"; then move the data folder away, and with this version "npx studio backup restore FOLDER" (docs/guide/backup.md).`,
    );
  }
}
