import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { StartupError } from '../startup-error.ts';
import type { Account } from './account.ts';
import { identityOf, isRunning, type ProcessIdentity, waitForEnd } from './process-identity.ts';

export interface RunningServer {
  process: ProcessIdentity;
  port: number;
}

/** The server that runs on this data folder, whoever started it. */
export function findServer(data: string): RunningServer | undefined {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const process = identityOf(Number(lines[0]));
  const port = Number(lines[3]);
  return process && port > 0 && worksIn(process.pid, data) ? { process, port } : undefined;
}

/** A process number in an old file may belong to somebody else by now; a server works in its data folder. */
function worksIn(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const probe = createServer();
  const free = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false)).listen({ port, host, exclusive: true }, () => resolve(true));
  });
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

export interface ServerOptions {
  programs: string;
  data: string;
  port: number;
  settings: Record<string, string>;
  log: string;
  account: Account | undefined;
}

/** Starts the server in a session of its own, so that a Ctrl-C at the terminal does not stop it before its clients. */
export function startServer(options: ServerOptions): RunningServer {
  rmSync(path.join(options.data, 'postmaster.pid'), { force: true });
  mkdirSync(path.dirname(options.log), { recursive: true });
  const log = openSync(options.log, 'a', 0o600);
  const settings = Object.entries({ ...options.settings, port: String(options.port) });
  const child = spawn(
    path.join(options.programs, 'bin/postgres'),
    ['-D', options.data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...options.account,
      cwd: options.data,
      detached: true,
      stdio: ['ignore', log, log],
      env: { TZ: 'UTC', LC_ALL: 'C' } as unknown as NodeJS.ProcessEnv,
    },
  );
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  const process = child.pid === undefined ? undefined : identityOf(child.pid);
  if (!process) throw new StartupError(`The database did not start; the reason is in ${options.log}.`);
  return { process, port: options.port };
}

/** Waits until the server answers; recovery after a crash may take minutes, so only its end is a failure. */
export async function waitUntilReady(server: RunningServer, url: string, log: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      const starting = code === '57P03' || code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '';
      if (!starting)
        throw new StartupError(`The database refuses its own password: ${(error as Error).message}.`);
    }
    if (!isRunning(server.process)) throw new StartupError(`The database did not start: ${reasonIn(log)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function reasonIn(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1) ?? '';
  return `${fatal.replace(/^.*?(FATAL|PANIC): */, '').trim()} (${log})`;
}

/** Stops the server the fast way (clients are cut off, nothing is lost) and waits for its end. */
export async function stopServer(server: RunningServer): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    try {
      process.kill(server.process.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    if (await waitForEnd(server.process, patience)) return;
  }
}
