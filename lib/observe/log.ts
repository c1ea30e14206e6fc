import { format } from 'node:util';
import pino from 'pino';
import { env } from '#lib/env.ts';
import { redactFields, redactText } from './redact.ts';
import { currentScope } from './scope.ts';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

type LogOptions = {
  level: string;
  /** "web" or "worker". */
  program: string;
  write: (line: string) => void;
  /** Values that are hidden wherever they stand. */
  secrets: readonly string[];
};

/** One JSON object a line, with the request that it belongs to and without secrets. */
export function makeLog({ level, program, write, secrets }: LogOptions): Log {
  return pino(
    {
      level,
      base: { program, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactFields(withErrors(fields)) as Record<string, unknown>,
      },
      mixin: () => {
        const { requestId, userId, job } = currentScope() ?? {};
        return { ...(requestId && { requestId }), ...(userId && { userId }), ...(job && { job }) };
      },
    },
    { write: (line) => write(redactText(line, secrets)) },
  );
}

/** An error as fields: its own enumerable ones too, which say what a database or a provider answered. */
function withErrors(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? pino.stdSerializers.err(value) : value,
    ]),
  );
}

// A global, because the web server loads this module once for every bundle that it makes.
const place = globalThis as typeof globalThis & { corollaryLog?: Log };

/** The log of this process; what was not opened goes to the standard error, warnings and errors alone. */
export function log(): Log {
  place.corollaryLog ??= makeLog({
    ...{ level: 'warn', program: 'studio', secrets: knownSecrets() },
    write: (line) => process.stderr.write(line),
  });
  return place.corollaryLog;
}

/** Opens the log of a program that runs for long, on its standard output. */
export function openLog(program: string): Log {
  const out = pino.destination({ fd: 1, sync: false });
  const write = (line: string) => void out.write(line);
  place.corollaryLog = makeLog({ level: env().LOG_LEVEL, program, write, secrets: knownSecrets() });
  return place.corollaryLog;
}

/** What others print, Next above all, becomes lines of the log, but for what `isKnown` says stands there already. */
export function captureConsole(to: Log, isKnown: (value: unknown) => boolean): void {
  const levels = { log: 'info', info: 'info', debug: 'debug', warn: 'warn', error: 'error' } as const;
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...values: unknown[]) => {
      if (values.some(isKnown)) return;
      const err = values.find((value) => value instanceof Error);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal say nothing in a log.
      const text = format(...values.filter((value) => value !== err)).replace(/\u001b\[\d+m/g, '');
      to[level]({ ...(err && { err }) }, text.trim() || err?.message || '');
    };
  }
}

/** What the settings hold that nobody may read. */
function knownSecrets(): string[] {
  const all = env();
  const values = [
    ...[all.STUDIO_SECRET, all.NEXTAUTH_SECRET, all.GITHUB_SECRET, all.GOOGLE_SECRET],
    ...[all.OIDC_CLIENT_SECRET, all.S3_SECRET_ACCESS_KEY, all.METRICS_TOKEN],
    ...[all.DATABASE_URL && decodeURIComponent(new URL(all.DATABASE_URL).password)],
  ];
  return values.filter((value) => value !== undefined && value.length >= 6) as string[];
}
