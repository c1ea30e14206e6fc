import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { inTime } from './in-time.ts';

const script = path.resolve(import.meta.dirname, '../../trainer/serve.py');

/** `serve.py` as it stands; SIGUSR2 has it write where each of its threads is. */
const program = `
import faulthandler, os, runpy, signal, sys
faulthandler.register(signal.SIGUSR2, all_threads=True)
sys.argv = sys.argv[1:]
sys.path.insert(0, os.path.dirname(sys.argv[0]))
runpy.run_path(sys.argv[0], run_name="__main__")
`;

/** More than a loaded machine takes, and less than the test has: it says what it waited for. */
const patienceMs = 120_000;

export type Served = {
  child: ChildProcess;
  url: string;
  lines: string[];
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  /** What was promised of the server, or where its threads are if that does not come. */
  inTime: <T>(what: string, promised: Promise<T>) => Promise<T>;
};

/** `serve.py` with these arguments, when it says where it listens (and, unless told otherwise, that it is ready). */
export async function serveModel(
  python: string,
  args: string[],
  { env = {}, until = /^Ready/ }: { env?: Record<string, string>; until?: RegExp } = {},
): Promise<Served> {
  const child = spawn(python, ['-c', program, script, ...args], {
    env: { ...process.env, OMP_NUM_THREADS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    errors = (errors + text).slice(-20_000);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const said = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line);
      if (until.test(line)) resolve();
    });
  });
  const inItsTime = <T>(what: string, promised: Promise<T>) =>
    inTime(promised, {
      what,
      ms: patienceMs,
      why: async () => {
        child.kill('SIGUSR2');
        await wait(2000);
        return [...lines, errors].join('\n');
      },
    });
  await inItsTime('The start of the server', Promise.race([said, ended]));
  const port = lines.map((line) => /listens at .*:(\d+)\.$/.exec(line)?.[1]).find(Boolean);
  return { child, url: `http://127.0.0.1:${port}`, lines, ended, inTime: inItsTime };
}

export type Reply = {
  choices: { message: { content: string }; text: string; finish_reason: string }[];
  usage: { prompt_tokens: number; completion_tokens: number };
  error: { message: string; param: string | null };
};

/** A POST with a JSON body. */
export async function post(url: string, body: unknown, key?: string) {
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: reply.status, ...((await reply.json()) as Reply) };
}
