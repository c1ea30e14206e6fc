import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { childEnvironment } from '#lib/env.ts';

export type Ended = { code: number; output: string; stdout: string };

/** Runs Python to its end, with each line that it prints; a program that does not exist ends with code 127. */
export async function runPython(
  python: string,
  args: readonly string[],
  onLine: (line: string) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(python, args, {
    env: childEnvironment({ PYTHONUNBUFFERED: '1', PYTHONHOME: undefined, PYTHONPATH: undefined }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (stream === child.stdout) printed.push(line);
      onLine(line);
    });
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      lines.push(error.message);
      resolve(127);
    });
    child.on('close', (ended) => resolve(ended ?? 1));
  });
  return { code, output: lines.join('\n'), stdout: printed.join('\n') };
}
