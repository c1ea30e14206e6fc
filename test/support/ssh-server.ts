import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { SshSettings } from '#lib/domain/train/target.ts';
import { endChild } from './end-child.ts';
import { freePorts } from './free-ports.ts';

export type SshServer = { settings: SshSettings; folder: string; close: () => Promise<void> };

/** A real sshd on a port of its own, with keys of its own. */
export async function sshServer(): Promise<SshServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'corollary-ssh-'));
  const [port = 0] = await freePorts(1);
  for (const name of ['host', 'user']) {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(folder, name)]);
  }
  copyFileSync(path.join(folder, 'user.pub'), path.join(folder, 'authorized'));
  chmodSync(folder, 0o755);
  mkdirSync('/run/sshd', { recursive: true });
  const knownHosts = path.join(folder, 'known_hosts');
  writeFileSync(knownHosts, `[127.0.0.1]:${port} ${readFileSync(path.join(folder, 'host.pub'), 'utf8')}`);
  const conf = path.join(folder, 'sshd_config');
  writeFileSync(
    conf,
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
AuthorizedKeysFile ${folder}/authorized
PidFile ${folder}/pid
PermitRootLogin yes
StrictModes no
UsePAM no
PasswordAuthentication no
`,
  );
  // sshd wants its whole path.
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', conf], { stdio: 'ignore' });
  await vi.waitFor(
    async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
    },
    { timeout: 30_000, interval: 20 },
  );
  const identityFile = path.join(folder, 'user');
  const { username: user } = userInfo();
  return {
    folder,
    settings: SshSettings.parse({ host: '127.0.0.1', port, user, identityFile, knownHosts }),
    close: async () => {
      await endChild(child, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
