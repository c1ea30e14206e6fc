import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlainFlight, refuseForPage } from '#lib/http/page-guard.ts';

const client = createRequire(import.meta.url)(
  'next/dist/compiled/react-server-dom-turbopack/client.node',
) as { encodeReply: (value: unknown) => Promise<string | FormData> };

describe('arguments of an action', () => {
  const filter = { text: '$5 and $$x$$', status: ['accepted'] };
  test.each([
    ['nothing', []],
    ['texts with dollars', ['$5', '$$', '$undefined', '$0:a', '$@1', '$', '$Q1', '$n', '\\$3']],
    ['values that JSON lacks', [undefined, Number.NaN, -0, Number.POSITIVE_INFINITY, 5n, new Date(0)]],
    ['the same object twice', [{ filter, again: filter }, [filter]]],
    ['nested lists', [[[[[[[[1]]]]]]]]],
    ['long texts', ['x\n$'.repeat(100_000)]],
  ])('as React writes them are taken: %s', async (_, value) => {
    const written = await client.encodeReply(value);
    expect(typeof written).toBe('string');
    expect(isPlainFlight(written as string)).toBe(true);
  });

  test('as React writes them are taken, whatever they are', async () => {
    const value = fc.anything({ withDate: true, withBigInt: true, withUndefinedInObject: true } as object);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(value, fc.string({ unit: fc.constantFrom(...'$:@0naT') }))),
        async (list) => {
          const written = await client.encodeReply(list).catch(() => null);
          fc.pre(typeof written === 'string');
          fc.pre(!(written as string).includes('"__proto__"'));
          expect(isPlainFlight(written as string), written as string).toBe(true);
        },
      ),
    );
  });

  test.each([
    ['no JSON', '[1'],
    ['no list', '{"0":1}'],
    ['a text', '"$@0"'],
    ['another part', '["$1"]'],
    ['a promise of itself', '["$@0"]'],
    ['a file', '["$B1337"]'],
    ['a function', '["$h1"]'],
    ['a stream', '["$r1"]'],
    ['a map', '[["$Q1"]]'],
    ['an array of bytes', '[{"a":"$A1"}]'],
    ['a prototype', '["$0:__proto__:then"]'],
    ['a constructor', '["$0:0:constructor:constructor"]'],
    ['a prototype as a key', '[{"a":{"__proto__":{"administrator":true}}}]'],
    ['a number that never ends', `["$n${'9'.repeat(200_000)}"]`],
    ['a date that never ends', `["$D${'9'.repeat(200_000)}"]`],
    ['fifty thousand levels', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['half a million levels of objects', `[${'{"a":'.repeat(180_000)}1${'}'.repeat(180_000)}]`],
  ])('that reach for more are not: %s', (_, text) => expect(isPlainFlight(text)).toBe(false));
});

describe('a page', () => {
  const ask = async (
    method: string,
    headers: Record<string, string> = {},
    body?: string,
    at = '/sign-in',
  ) => {
    const own: Record<string, string> =
      body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = new Request(`http://studio${at}`, {
      method,
      headers: { ...own, ...headers },
      body: body ?? null,
    });
    return (await refuseForPage(request))?.status ?? 'goes on';
  };
  const action = { 'next-action': 'f'.repeat(42), 'content-type': 'text/plain;charset=UTF-8' };
  const large = JSON.stringify(['x'.repeat(1024 * 1024)]);
  test.each([
    ['is read', ['GET'], 'goes on'],
    ['is asked for its head', ['HEAD'], 'goes on'],
    ['takes an action', ['POST', action, '[{"a":"$$5"}]'], 'goes on'],
    [
      'takes no form without an action',
      ['POST', { 'content-type': 'multipart/form-data; boundary=x' }, ''],
      405,
    ],
    ['takes no other method', ['PUT', action, '[]'], 405],
    ['takes no parts', ['POST', { ...action, 'content-type': 'multipart/form-data; boundary=x' }, ''], 415],
    [
      'takes no form',
      ['POST', { ...action, 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'],
      415,
    ],
    ['takes no body without a type', ['POST', { ...action, 'content-type': '' }, '[]'], 415],
    ['takes an action in pieces', ['POST', { ...action, 'content-length': '' }, '[]'], 'goes on'],
    ['takes no large one in pieces', ['POST', { ...action, 'content-length': '' }, large], 413],
    ['takes no length that is none', ['POST', { ...action, 'content-length': '1e' }, '[]'], 413],
    ['takes no large body', ['POST', action, large], 413],
    ['takes no hostile flight', ['POST', action, '["$@0"]'], 400],
  ] as const)('%s', async (_, [method, headers, body], expected) => {
    expect(await ask(method, headers, body)).toBe(expected);
  });

  test.each(['/api/v1/seeds', '/api/auth/callback/credentials', '/_next/x', '/__nextjs_font'])(
    'is not %s',
    async (at) => expect(await ask('POST', { 'content-type': 'application/json' }, '{', at)).toBe('goes on'),
  );
});
