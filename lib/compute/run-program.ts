import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Limits, TargetRefused } from './target.ts';

/** A program was ended because it took too long, or wrote too much. */
export class OverLimit extends TargetRefused {
  override name = 'OverLimit';
}

export type ProgramOptions = {
  env: Record<string, string>;
  cwd?: string;
  stdin?: Readable | string | Uint8Array;
  limits?: Limits;
  signal?: AbortSignal;
};

export type ProgramResult = {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: Buffer;
  stderr: string;
};

const usual: Limits = { seconds: 120, bytes: 80 * 1024 * 1024 };
const keptOfStderr = 64 * 1024;

/**
 * Runs a program to its end, without a shell and in a process group of its own, which is killed as a whole when the signal
 * or a limit says so. What it says on stderr is kept from its end.
 */
export async function runProgram(argv: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  options.signal?.throwIfAborted();
  const { env, cwd, limits = usual } = options;
  const [program = '', ...rest] = argv;
  const child = spawn(program, rest, { env: env as NodeJS.ProcessEnv, cwd, detached: true, stdio: 'pipe' });
  const guard = guardProgram(child, program, limits, options.signal);
  const stdout: Buffer[] = [];
  let stderr = '';
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limits.bytes) guard.end(new OverLimit(`${program} wrote more than ${limits.bytes} bytes.`));
    else stdout.push(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-keptOfStderr);
  });
  const closed = once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new TargetRefused(
      `${program} was not found on this machine${cwd ? `, or ${cwd} is no folder` : ''}.`,
    );
  }) as Promise<[number | null, NodeJS.Signals | null]>;
  // Whoever ends early reads no more: its exit code says more than the broken pipe.
  const fed = feed(child, options.stdin, guard.end);
  try {
    const [code, signal] = await closed;
    await fed;
    if (guard.error) throw guard.error;
    return { code, signal, stdout: Buffer.concat(stdout), stderr };
  } finally {
    guard.release();
  }
}

/** What a source is told when the program that reads it has ended. */
const endsOfReaders = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']);

async function feed(child: ChildProcess, stdin: ProgramOptions['stdin'], fail: (error: unknown) => void) {
  const source = stdin instanceof Readable ? stdin : Readable.from(stdin === undefined ? [] : [stdin]);
  let broken: unknown = null;
  source.on('error', (error: NodeJS.ErrnoException) => {
    if (!endsOfReaders.has(error.code ?? '')) broken = error;
  });
  try {
    await pipeline(source, child.stdin!);
  } catch {
    if (broken) fail(broken);
  }
}

function guardProgram(child: ChildProcess, program: string, { seconds }: Limits, signal?: AbortSignal) {
  const guard = { error: null as unknown, end: (_: unknown) => {}, release: () => {} };
  guard.end = (error) => {
    guard.error ??= error;
    killGroup(child.pid, 'SIGKILL');
  };
  const abort = () => guard.end(signal?.reason);
  const late = new OverLimit(`${program} did not end within ${seconds} s and was stopped.`);
  const timer = setTimeout(() => guard.end(late), seconds * 1000);
  signal?.addEventListener('abort', abort);
  guard.release = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  return guard;
}

/** Sends a signal to a process group; false where there is none any more. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
