import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { endChild } from './end-child.ts';
import type { Entry, Totals } from './openai-ledger.ts';
import type { Behaviour } from './openai-protocol.ts';

const root = path.resolve(import.meta.dirname, '../..');

export type ServerState = { count: number; mostAtOnce: number; sent: Totals; begun: Totals };

export type OpenAiProcess = {
  /** The base URL, with /v1. */
  url: string;
  pid: number;
  /** The server's own counts. */
  state: () => Promise<ServerState>;
  /** Every reply by itself, with its id and its tokens. */
  entries: () => Promise<Entry[]>;
  /** Gives the behaviour module new settings. */
  configure: (value: unknown) => Promise<unknown>;
  /** Behaviours for the next calls, one each, before the module is asked again. */
  next: (behaviours: Behaviour[]) => Promise<unknown>;
  /** Moves batches on by one step. */
  step: () => Promise<unknown>;
  end: (signal?: NodeJS.Signals) => Promise<void>;
};

type Options = {
  /** Path of a module with `behave(call)`, from the project's root. */
  behave: string;
  configure?: unknown;
  port?: number;
  keep?: number;
  rpm?: number;
  tpm?: number;
  burst?: number;
  speed?: number;
};

/** The server in a process of its own; it does not outlive the test. */
export async function startOpenAiProcess(options: Options): Promise<OpenAiProcess> {
  const { configure, ...plain } = options;
  const args = Object.entries(plain).flatMap(([name, value]) => [`--${name}`, String(value)]);
  if (configure !== undefined) args.push('--configure', JSON.stringify(configure));
  const child = spawn(process.execPath, ['test/support/openai-server-process.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async (signal: NodeJS.Signals = 'SIGKILL') => {
    await endChild(child, signal);
  };
  onTestFinished(() => end());
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => null)]);
  if (first === null) throw new Error('The server process did not start.');
  const { url, pid } = JSON.parse(String(first[0])) as { url: string; pid: number };
  const control = async (verb: string, body?: unknown) => {
    const address = url.replace(/v1$/, `control/${verb}`);
    const reply = await fetch(address, { method: 'POST', body: JSON.stringify(body ?? null) });
    if (!reply.ok) throw new Error(await reply.text());
    return (await reply.json()) as unknown;
  };
  return {
    ...{ url, pid, end },
    state: async () => (await control('state')) as ServerState,
    entries: async () => (await control('entries')) as Entry[],
    configure: (value) => control('configure', value),
    next: (behaviours) => control('next', behaviours),
    step: () => control('step'),
  };
}
