import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

export interface Account {
  uid: number;
  gid: number;
}

/**
 * The account for the server: PostgreSQL refuses root, so root runs it as the owner of the existing cluster, else as
 * `postgres` (made when missing), else as `nobody`. Any other user runs it as itself (undefined).
 */
export function serverAccount(cluster: string | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = cluster ? ownerOf(cluster) : undefined;
  return owner ?? accountNamed('postgres') ?? madeAccount() ?? { uid: 65534, gid: 65534 };
}

function ownerOf(folder: string): Account | undefined {
  try {
    const { uid, gid } = statSync(folder);
    return uid === 0 ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

function accountNamed(name: string): Account | undefined {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
  } catch {
    return undefined;
  }
}

function madeAccount(): Account | undefined {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  return accountNamed('postgres');
}

/** Whether the account can enter the folder: tried as that account, so that access lists and mounts count too. */
export function canEnter(account: Account | undefined, folder: string): boolean {
  if (!account) return true;
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' });
  return tried.status === 0;
}
