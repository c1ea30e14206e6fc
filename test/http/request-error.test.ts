import { expect, test } from 'vitest';
import { isLogged, logRequestError } from '#lib/http/server/request-error.ts';
import { captureConsole, type Log, makeLog } from '#lib/observe/log.ts';

const where = { routePath: '/[project]/review', routeType: 'render' };
const withDigest = (message: string, digest: string) => Object.assign(new Error(message), { digest });

test('an error of a page stands in the log once, under the id that its reader is shown; what is meant stands nowhere', () => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const log = makeLog({ level: 'info', program: 'web', write, secrets: [] });
  const place = globalThis as typeof globalThis & { corollaryLog?: Log };
  const kept = { ...console };
  try {
    place.corollaryLog = log;
    captureConsole(log, isLogged);
    const fault = withDigest('no such column', '1234567');
    logRequestError(fault, where);
    console.error(fault);
    for (const meant of ['NEXT_REDIRECT;replace;/sign-in', 'NOT_FOUND: The seed was not found.']) {
      logRequestError(withDigest('meant', meant), where);
      console.error(withDigest('meant', meant));
    }
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ errorId: '1234567', route: '/[project]/review', level: 'error' });
    console.error(withDigest('printed, and told to nobody', '7654321'));
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines[1])).toContain('7654321');
  } finally {
    Object.assign(console, kept);
    delete place.corollaryLog;
  }
});
