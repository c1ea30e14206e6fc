import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const script = path.resolve(import.meta.dirname, '../../trainer/serve.py');

export type Served = {
  child: ChildProcess;
  url: string;
  lines: string[];
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
};

/** `serve.py` with these arguments, when it says where it listens (and, unless told otherwise, that it is ready). */
export async function serveModel(
  python: string,
  args: string[],
  { env = {}, until = /^Ready/ }: { env?: Record<string, string>; until?: RegExp } = {},
): Promise<Served> {
  const child = spawn(python, [script, ...args], {
    env: { ...process.env, OMP_NUM_THREADS: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const said = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line);
      if (until.test(line)) resolve();
    });
  });
  await Promise.race([said, ended]);
  const port = lines.map((line) => /listens at .*:(\d+)\.$/.exec(line)?.[1]).find(Boolean);
  return { child, url: `http://127.0.0.1:${port}`, lines, ended };
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
