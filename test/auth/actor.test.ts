import { encode } from 'next-auth/jwt';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';

// The key of the sessions in this test; read when the modules below first need it.
const secret = 'a key that only this test knows, 32+';
vi.stubEnv('STUDIO_SECRET', 'a secret that only this test knows, 32+');
vi.stubEnv('NEXTAUTH_SECRET', secret);
vi.stubEnv('NEXTAUTH_URL', '');
const { requestActor } = await import('#lib/auth/actor.ts');
const { createToken } = await import('#lib/services/tokens/index.ts');
const { changePassword, createUser, deactivateUser, reactivateUser } = await import(
  '#lib/services/account/index.ts'
);

const { db } = await testDatabase();
const system = systemContext(db);
const host = 'studio.example';
const person = { email: 'ada@example.org', name: 'Ada', password: 'violet harbour seventeen' };
let id: string;

beforeEach(async () => {
  await db.user.deleteMany();
  await makeUser(db);
  ({ id } = await createUser(system, person));
});

type Sent = {
  method?: string;
  cookie?: string;
  origin?: string | null;
  authorization?: string;
  host?: string;
};
function request({ method = 'GET', cookie, origin, authorization, ...rest }: Sent): Request {
  const headers = new Headers({
    host: rest.host ?? host,
    'x-forwarded-proto': 'http',
    'x-forwarded-for': '203.0.113.5, 192.0.2.7',
  });
  if (cookie) headers.set('cookie', `theme=dark; next-auth.session-token=${cookie}`);
  if (origin) headers.set('origin', origin);
  if (authorization) headers.set('authorization', authorization);
  return new Request(`http://${host}/api/v1/projects`, { method, headers });
}
const who = (sent: Sent) => requestActor(request(sent), db);
const session = (claims: Record<string, unknown> = {}, key = secret, maxAge = 3600) =>
  encode({ token: { sub: id, version: 1, ...claims }, secret: key, maxAge });
const anonymous = { kind: 'anonymous', address: '192.0.2.7' };

describe('a session cookie', () => {
  test('is its person', async () => {
    expect(await who({ cookie: await session() })).toEqual({
      ...{ kind: 'user', id, label: 'Ada', administrator: false, readOnly: false },
    });
  });

  test('is nobody when it is missing, changed, signed with another key, over, or holds no person', async () => {
    const good = await session();
    const middle = Math.floor(good.length / 2);
    const flipped = good.slice(0, middle) + (good[middle] === 'A' ? 'B' : 'A') + good.slice(middle + 1);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: id, version: 1 })).toString('base64url')}.`;
    const bad = [
      ...[undefined, '', 'x', flipped, good.slice(0, -2), unsigned, '%E0%A4%A'],
      await session({}, 'another key, also 32 characters long'),
      await session({}, secret, -60),
      await session({ sub: '00000000-0000-7000-8000-000000000000' }),
      await session({ sub: "' OR 1=1 --" }),
      await session({ version: undefined }),
      await session({ version: '1' }),
    ];
    for (const cookie of bad) expect(await who({ cookie })).toEqual(anonymous);
  });

  test('is nobody at the next request after a deactivation, and stays so after a reactivation', async () => {
    const cookie = await session();
    expect(await who({ cookie })).toMatchObject({ kind: 'user' });
    await deactivateUser(system, { email: person.email });
    expect(await who({ cookie })).toEqual(anonymous);
    await reactivateUser(system, { email: person.email });
    expect(await who({ cookie })).toEqual(anonymous);
  });

  test('is nobody after the password was changed', async () => {
    const cookie = await session();
    const me: Ctx = { ...system, actor: { ...(await makeUser(db)), id } };
    await changePassword(me, { current: person.password, next: 'seventeen violet harbours' });
    expect(await who({ cookie })).toEqual(anonymous);
    expect(await who({ cookie: await session({ version: 2 }) })).toMatchObject({ kind: 'user', id });
  });

  test('takes no rights from what it claims: they are read from the database', async () => {
    const cookie = await session({ administrator: true, role: 'owner' });
    expect(await who({ cookie })).toMatchObject({ administrator: false });
    await db.user.update({ where: { id }, data: { administrator: true } });
    expect(await who({ cookie: await session() })).toMatchObject({ administrator: true });
  });
});

describe('another site makes a browser send a request with the cookie', () => {
  const foreign = [
    'https://evil.example',
    'null',
    null,
    `http://${host}.evil.example`,
    `http://evil.example/${host}`,
    'garbage',
    `http://${host}:8080`,
  ];
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is refused', async (method) => {
    const cookie = await session();
    for (const origin of foreign) {
      await expect(who({ method, cookie, origin })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await who({ method, cookie, origin: `http://${host}` })).toMatchObject({ kind: 'user' });
  });

  test('GET is answered: it changes nothing', async () => {
    expect(await who({ cookie: await session(), origin: 'https://evil.example' })).toMatchObject({
      kind: 'user',
    });
  });

  test('a token needs no origin: no browser adds it by itself', async () => {
    const me: Ctx = { ...system, actor: { ...(await makeUser(db)), id } };
    const { token } = await createToken(me, { name: 'T', readOnly: true });
    expect(await who({ method: 'POST', authorization: `Bearer ${token}` })).toMatchObject({
      id,
      readOnly: true,
    });
  });

  test('a wrong token does not fall back to the cookie', async () => {
    const cookie = await session();
    expect(await who({ cookie, authorization: 'Bearer wrong' })).toEqual(anonymous);
  });
});
