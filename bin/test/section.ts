import { spawn } from 'node:child_process';
import { inspect } from 'node:util';
import { childEnvironment } from '#lib/env.ts';
import { lineFor } from '../start/progress.ts';
import { type Screen, Stage } from './stage.ts';

export interface Outcome {
  passed: number;
  failed: number;
  /** What this machine cannot run, such as the trainer where its packages cannot be had. */
  skipped?: number;
  /** What failed, by name: the last lines of a run must say it, for a log may be cut. */
  names?: readonly string[];
}

export interface Command {
  args: string[];
  environment?: Record<string, string | undefined>;
}

/** Runs a Node program with its output shown, and gives its exit code. */
export function runShown(root: string, { args, environment = {} }: Command, screen: Screen): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: childEnvironment({ ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => screen.write(text));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
}

const stage = new Stage();

/** Runs one part under a heading and prints its result with its seconds; what throws counts as one failure. */
export async function section(name: string, work: (screen: Screen) => Promise<Outcome>): Promise<Outcome> {
  const begin = performance.now();
  const screen = stage.open();
  screen.write(`\n── ${name}\n`);
  const outcome = await work(screen).catch((error: unknown) => {
    screen.write(`${lineFor(error) ?? inspect(error)}\n`);
    return { passed: 0, failed: 1, names: [name] };
  });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const mark = outcome.failed > 0 ? '✗' : '✓';
  screen.write(`${mark} ${name}: ${counted(outcome)}, ${seconds} s\n`);
  screen.end();
  return outcome.failed > 0 && !outcome.names?.length ? { ...outcome, names: [name] } : outcome;
}

/** A check without a count of its own, such as the linter: passed or failed as a whole. */
export async function check(root: string, command: Command, screen: Screen): Promise<Outcome> {
  const code = await runShown(root, command, screen);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, names: [command.args.join(' ')] };
}

/** A run must have tests, and an exit code that its counts do not explain is a failure too. */
export function settle(outcome: Outcome, code: number): Outcome {
  const silent =
    outcome.passed + outcome.failed + (outcome.skipped ?? 0) === 0 || (code !== 0 && outcome.failed === 0);
  return silent ? { ...outcome, failed: outcome.failed + 1 } : outcome;
}

/** "12 passed, 0 failed", and what was skipped where something was. */
export const counted = ({ passed, failed, skipped = 0 }: Outcome): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

export const sum = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((total, outcome) => total + outcome.passed, 0),
  failed: outcomes.reduce((total, outcome) => total + outcome.failed, 0),
  skipped: outcomes.reduce((total, outcome) => total + (outcome.skipped ?? 0), 0),
  names: outcomes.flatMap((outcome) => outcome.names ?? []),
});
