import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorCodes } from '#lib/domain/errors.ts';
import type { Operation } from '#lib/http/operation.ts';
import { operations } from '#lib/http/operations.ts';
import { createToken } from '#lib/services/tokens/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { anyJson, anyText, fuzz } from '#test/support/fuzz.ts';
import { restRoutes } from '#test/support/rest-routes.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

const routes = await restRoutes({ db, pool }, ctx);

/** An owner who is an administrator too: whose input comes the furthest. */
async function newcomer() {
  const { id, slug } = await makeProject(db);
  const actor = await makeUser(db, { projectId: id, role: 'owner' });
  await db.user.update({ where: { id: actor.id }, data: { administrator: true } });
  const { token } = await createToken({ ...ctx, actor }, { name: 'script' });
  return { slug, token };
}
let who = await newcomer();

const deep = '["deep"]';
const nested = '['.repeat(20_000) + ']'.repeat(20_000);
const huge = 'x'.repeat(300_000);
const wrong = fc.oneof(
  { weight: 4, arbitrary: anyJson },
  { weight: 3, arbitrary: anyText },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(['deep'], huge, 1e9, -1, 2 ** 63, '\0', '\uD800', 'a\u202Eb', '', []),
  },
);

/** Fields of an operation: right ones, of which some are replaced by anything, and some that it does not know. */
function inputOf({ verb }: Operation): fc.Arbitrary<Record<string, unknown>> {
  const schema = z.toJSONSchema(verb.spec.input, { io: 'input', unrepresentable: 'any' });
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Field>).filter(
    ([name]) => name !== 'content',
  );
  const shape = Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      fc.oneof({ weight: 2, arbitrary: right(field) }, { weight: 1, arbitrary: wrong }),
    ]),
  );
  return fc.record({ ...shape, __extra: wrong }, { requiredKeys: [] });
}

type Field = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  anyOf?: Field[];
  oneOf?: Field[];
  items?: Field;
  minimum?: number;
};

function right(field: Field): fc.Arbitrary<unknown> {
  if (field.enum) return fc.constantFrom(...field.enum);
  if (field.const !== undefined) return fc.constant(field.const);
  const either = field.anyOf ?? field.oneOf;
  if (either) return fc.oneof(...either.map(right));
  if (field.format === 'uuid') return fc.constant('01900000-0000-7000-8000-000000000000');
  if (field.format === 'email') return fc.constant('somebody@example.org');
  // Nothing listens there: what is asked is refused at once.
  if (field.format === 'uri') return fc.constant('http://127.0.0.1:1/v1');
  if (field.type === 'integer' || field.type === 'number')
    return fc.integer({ min: Math.ceil(field.minimum ?? 0), max: 1e6 });
  if (field.type === 'boolean') return fc.boolean();
  if (field.type === 'array') return fc.array(right(field.items ?? {}), { maxLength: 2 });
  return anyText;
}

const asText = (value: unknown) =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed().slice(0, 5000);

function requestOf({ method, path: pattern, bytes }: Operation, given: Record<string, unknown>): Request {
  const input: Record<string, unknown> = { project: who.slug, ...given };
  const address = pattern.replace(/\{(\w+)\*?\}/g, (_, name: string) =>
    encodeURIComponent(asText(input[name] ?? 'x') || 'x'),
  );
  const url = new URL(`http://localhost:3000/api/v1${address.replace(/%2E/gi, '.')}`);
  const hasBody = method !== 'GET' && method !== 'DELETE' && bytes?.request === undefined;
  if (!hasBody)
    for (const [name, value] of Object.entries(input)) url.searchParams.append(name, asText(value));
  const body = hasBody ? JSON.stringify(input).replaceAll(deep, nested) : method === 'POST' ? 'x' : undefined;
  return new Request(url, { method, body, headers: { authorization: `Bearer ${who.token}` } });
}

async function send(operation: Operation, given: Record<string, unknown>): Promise<Response> {
  const request = requestOf(operation, given);
  const [noun = '', ...rest] = new URL(request.url).pathname.split('/').slice(3);
  return routes.get(noun)![operation.method]!(request, { params: Promise.resolve({ path: rest }) });
}

test.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))(
  '%s takes any input: it is done, or refused with a word that says why',
  async (_, operation) => {
    await fc.assert(
      fc.asyncProperty(inputOf(operation), async (given) => {
        const answer = await send(operation, given);
        const text = await answer.text();
        // Somebody who may do everything may also take his own rights away.
        if (answer.status === 401) who = await newcomer();
        expect(answer.status, text.slice(0, 500)).toBeLessThan(500);
        if (answer.ok) return;
        const { error } = JSON.parse(text) as { error: { code: string; message: string } };
        expect(errorCodes).toContain(error.code);
        expect(error.message.length).toBeGreaterThan(5);
      }),
      fuzz(5),
    );
  },
  60_000,
);

test('nothing of all that is left on the prototype of objects', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

const save = operations.find(({ verb }) => verb.spec.name === 'views.save')!;
test.each<[string, BodyInit, number]>([
  ['nesting of 20,000 levels', `{"filter":${nested}}`, 422],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 422],
  ['a number beyond all doubles', '{"limit":1e999}', 422],
  ['two values', '{}{}', 422],
  ['NUL in a name', '{"a\\u0000":1}', 422],
])('a body with %s is refused', async (_, body, status) => {
  const url = `http://localhost:3000/api/v1${save.path.replace(/\{\w+\}/g, 'x')}`;
  const request = new Request(url, {
    method: save.method,
    body,
    headers: { authorization: `Bearer ${who.token}` },
  });
  const rest = new URL(url).pathname.split('/').slice(4);
  const answer = await routes.get('views')![save.method]!(request, {
    params: Promise.resolve({ path: rest }),
  });
  expect(answer.status).toBe(status);
});

test('a body that never ends is read no further than it may be long', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      sent += 1;
      controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20));
    },
  });
  const init = {
    method: 'POST',
    body: endless,
    headers: { authorization: `Bearer ${who.token}` },
    duplex: 'half',
  };
  const request = new Request('http://localhost:3000/api/v1/review/undo', init as RequestInit);
  const answer = await routes.get('review')!.POST!(request, { params: Promise.resolve({ path: ['undo'] }) });
  expect((await answer.json()).error.code).toBe('LIMIT');
  expect(sent).toBeLessThan(12);
});
