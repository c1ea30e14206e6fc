import { expect, test } from 'vitest';
import { captureConsole, makeLog } from '#lib/observe/log.ts';
import { inScope } from '#lib/observe/scope.ts';

function logging() {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = makeLog({ level: 'info', program: 'test', write, secrets: ['the-database-password'] });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

const key = `crl_${'a'.repeat(43)}`;

test.each([
  ['a field that is one', { password: 'hunter2hunter2' }, 'hunter2'],
  ['a field deep inside', { asked: { headers: { authorization: 'abcdef-ghijkl' } } }, 'abcdef'],
  ['a token of ours in a text', { text: `sent ${key} twice` }, key],
  [
    'a key of a provider',
    { text: 'Incorrect API key provided: sk-proj-abcdefghijklmnop123' },
    'abcdefghijklmnop',
  ],
  ['what follows "Bearer"', { text: 'Authorization: Bearer abc.def-ghi' }, 'abc.def'],
  ['the password of an address', { url: 'postgresql://studio:s3cret99@db:5432/x' }, 's3cret99'],
  ['a session cookie', { text: 'next-auth.session-token=eyJhbGciOi; a=b' }, 'eyJhbGciOi'],
  ['the secret of a link', { path: `/invitation/${'Zz9-'.repeat(8)}` }, 'Zz9-Zz9-'],
  ['a signed address', { url: 'https://s3/x?X-Amz-Signature=0123abcd&y=1' }, '0123abcd'],
  [
    'a setting of this installation',
    { text: 'refused the-database-password for user' },
    'the-database-password',
  ],
])('%s stands in no line', (_, fields, secret) => {
  const { log, lines } = logging();
  log.error(fields, 'something');
  log.error({ err: Object.assign(new Error(JSON.stringify(fields)), fields) }, 'something failed');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(secret);
  expect(lines.join('')).toContain('[redacted]');
});

test('an error is there with its stack, its cause and what it knows', () => {
  const { log, last } = logging();
  const cause = new Error('the disk is full');
  log.error({ err: Object.assign(new Error('not written', { cause }), { code: 'ENOSPC' }) }, 'error 1a2b');
  expect(last()).toMatchObject({
    level: 'error',
    program: 'test',
    msg: 'error 1a2b',
    err: { code: 'ENOSPC' },
  });
  expect(JSON.stringify(last())).toContain('the disk is full');
  expect(JSON.stringify(last())).toContain('log.test.ts');
});

test('a line that would be endless is bounded', () => {
  const { log, lines } = logging();
  const circle: Record<string, unknown> = { text: 'x'.repeat(100_000), big: 10n };
  circle.self = circle;
  log.info(circle, 'a circle');
  expect(lines[0]!.length).toBeLessThan(60_000);
});

test('lines of what is done for a request carry its id', () => {
  const { log, last } = logging();
  inScope({ requestId: 'r-123456', userId: 'u', job: 'seeds.import' }, () => log.info('inside'));
  expect(last()).toMatchObject({ requestId: 'r-123456', userId: 'u', job: 'seeds.import' });
  log.info('outside');
  expect(last()).not.toHaveProperty('requestId');
});

test('what other programs print becomes lines too, but for what stands there already', () => {
  const { log, lines, last } = logging();
  const kept = { ...console };
  try {
    captureConsole(log, (value) => value instanceof Error && 'digest' in value);
    console.error('\u001b[31mbad\u001b[0m', new Error('inner'));
    expect(last()).toMatchObject({ level: 'error', msg: 'bad', err: { message: 'inner' } });
    console.error(Object.assign(new Error('known'), { digest: '1' }));
    expect(lines).toHaveLength(1);
  } finally {
    Object.assign(console, kept);
  }
});
