import { spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { childEnvironment } from '#lib/env.ts';
import { endChild } from './end-child.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');

export type WorkerProcess = {
  pid: number;
  /** What it printed so far. */
  output: () => string;
  /** Sends a signal and waits for the end; gives the exit code, or null after a signal. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** A real worker on this database, in a process of its own; it does not outlive the test. */
export function startWorker(
  databaseUrl: string,
  secret = 'x'.repeat(32),
  data = temporaryFolder('worker'),
): WorkerProcess {
  const env = childEnvironment({
    DATABASE_URL: databaseUrl,
    STUDIO_DATA: data,
    STUDIO_SECRET: secret,
    NODE_OPTIONS: undefined,
  });
  const child = spawn(process.execPath, ['worker/index.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const end = (signal: NodeJS.Signals) => endChild(child, signal);
  onTestFinished(async () => {
    await end('SIGKILL');
  });
  return { pid: child.pid ?? 0, output: () => output, end };
}
