import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { childEnvironment } from '#lib/env.ts';

export type CommandRun = { code: number; out: string; err: string };

export type CommandPlace = { folder: string; environment: Record<string, string | undefined> };

const root = path.resolve(import.meta.dirname, '../..');

/** One command in a process of its own, as a person starts it. */
export async function startCommand(args: string[], place: CommandPlace, input = ''): Promise<CommandRun> {
  const child = spawn(process.execPath, [path.join(root, 'bin/studio.ts'), ...args], {
    cwd: place.folder,
    env: childEnvironment(place.environment),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const run = { code: -1, out: '', err: '' };
  child.stdout.on('data', (text) => (run.out += text));
  child.stderr.on('data', (text) => (run.err += text));
  child.stdin.end(input);
  [run.code] = (await once(child, 'close')) as [number];
  return run;
}

export type CommandHost = { run: (args: string[]) => Promise<CommandRun>; end: () => void };

/** Runs commands in one process, one at a time: a start takes longer than most of them. */
export function commandHost({ folder, environment }: CommandPlace): CommandHost {
  const child = fork(path.join(import.meta.dirname, 'command-host.ts'), {
    cwd: folder,
    env: childEnvironment(environment),
    execArgv: [],
  });
  const run = async (args: string[]) => {
    const answer = once(child, 'message', { signal: AbortSignal.timeout(120_000) });
    child.send(args);
    const [told] = (await answer) as [CommandRun];
    return told;
  };
  return { run, end: () => child.kill() };
}
