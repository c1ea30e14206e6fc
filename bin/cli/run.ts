import { type ErrorCode, StudioError } from '#lib/domain/errors.ts';
import type { Ctx } from '#lib/services/context.ts';
import { print } from './print.ts';

const exitCodes: Partial<Record<ErrorCode, number>> = { INVALID: 2 };

/** Runs a command's work in a session and prints its value. Exit codes: 0 done, 1 failed, 2 wrong usage. */
export async function runCommand(json: boolean, work: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  try {
    // Help, wrong usage and work on files alone need no database.
    const { openSession } = await import('./session.ts');
    const session = await openSession();
    try {
      const value = await work(session.ctx);
      if (value !== undefined) print(value, json);
    } finally {
      await session.close();
    }
  } catch (error) {
    process.exitCode = report(error, json);
  }
}

/** The same for work that needs no studio on this machine. */
export async function runWithoutStudio(json: boolean, work: () => Promise<unknown>): Promise<void> {
  try {
    print(await work(), json);
  } catch (error) {
    process.exitCode = report(error, json);
  }
}

/** Tells of an error; the exit code. */
export function report(error: unknown, json: boolean): number {
  const code = error instanceof StudioError ? error.code : 'INTERNAL';
  const message = error instanceof Error ? error.message : String(error);
  const issues = error instanceof StudioError ? error.issues : [];
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, issues } }, null, 2)}\n`);
  else {
    process.stderr.write(`${message}\n`);
    for (const issue of issues.slice(1)) process.stderr.write(`  ${issue.path}: ${issue.message}\n`);
  }
  return exitCodes[code] ?? 1;
}
