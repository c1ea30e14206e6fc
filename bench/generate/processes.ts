import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { childEnvironment, env } from '#lib/env.ts';
import { endChild } from '#test/support/end-child.ts';

const root = env().STUDIO_ROOT;

export type Started = { url: string; pid: number; stop: () => Promise<void> };

async function stop(child: ChildProcess): Promise<void> {
  await endChild(child, 'SIGTERM');
}

/** The endpoint, in a process of its own. */
export async function startEndpoint(afterMs: number): Promise<Started> {
  const script = path.join(root, 'test/support/openai-server-process.ts');
  const behave = path.join(root, 'bench/generate/reply.ts');
  const options = ['--behave', behave, '--keep', '0', '--configure', JSON.stringify({ afterMs })];
  const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { ...(JSON.parse(line) as { url: string; pid: number }), stop: () => stop(child) };
}

/** A worker as `npm start` runs it. */
export function startWorker(databaseUrl: string, data: string): { pid: number; stop: () => Promise<void> } {
  const set = { DATABASE_URL: databaseUrl, STUDIO_DATA: data, NODE_OPTIONS: undefined };
  const child = spawn(process.execPath, ['worker/index.ts'], {
    cwd: root,
    env: childEnvironment(set),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { pid: child.pid ?? 0, stop: () => stop(child) };
}

/** Requests a second of the bare loop. */
export async function bareLoop(
  url: string,
  requests: number,
  concurrency: number,
  body: string,
): Promise<number> {
  const script = path.join(root, 'bench/generate/bare-loop.ts');
  const arguments_ = [script, url, String(requests), String(concurrency), body];
  const { stdout } = await promisify(execFile)(process.execPath, arguments_);
  return requests / (JSON.parse(stdout) as { seconds: number }).seconds;
}

/** Resident memory of a process in MiB; Linux only, 0 elsewhere. */
export function residentMiB(pid: number): number {
  try {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Seconds of processor time that a process, its children and those that it waited for have used; Linux only, 0 elsewhere. */
export function cpuSecondsOfTree(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    const ended = (Number(fields[13]) + Number(fields[14])) / 100;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean);
    return children.reduce((sum, child) => sum + cpuSeconds(Number(child)), cpuSeconds(pid) + ended);
  } catch {
    return 0;
  }
}

/** Seconds of processor time that a process has used; Linux only, 0 elsewhere. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
