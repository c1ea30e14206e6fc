import { encode } from 'next-auth/jwt';
import { describe, expect, test, vi } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { requestOf } from '#test/support/operation-calls.ts';
import { restRoutes } from '#test/support/rest-routes.ts';

const secret = 'a key that only this test knows, 32+';
vi.stubEnv('STUDIO_SECRET', 'a secret that only this test knows, 32+');
vi.stubEnv('NEXTAUTH_SECRET', secret);
vi.stubEnv('NEXTAUTH_URL', '');
const { operations } = await import('#lib/http/operations.ts');

const { db, pool } = await testDatabase();
const ctx = systemContext(db);
const routes = await restRoutes({ db, pool }, ctx);

const host = 'studio.example';
const { id: projectId, slug } = await makeProject(db);
const owner = await makeUser(db, { projectId, role: 'owner' });
await db.user.update({ where: { id: owner.id }, data: { administrator: true } });
const cookie = `next-auth.session-token=${await encode({ token: { sub: owner.id, version: 1 }, secret, maxAge: 3600 })}`;
const changing = operations
  .filter(({ method }) => method !== 'GET')
  .map((one) => [`${one.method} ${one.path}`, one] as const);
const trail = () => db.auditEvent.count();

async function send(
  method: string,
  address: string,
  body: BodyInit | undefined,
  headers: Record<string, string>,
) {
  const url = new URL(`http://${host}/api/v1${address}`);
  const [noun = '', ...rest] = url.pathname.split('/').slice(3);
  const request = new Request(url, {
    method,
    body,
    headers: { host, cookie, 'x-forwarded-proto': 'http', ...headers },
  });
  return (await routes.get(noun)![method]!(request, { params: Promise.resolve({ path: rest }) })).status;
}

describe('another site makes a browser send the session of an owner', () => {
  const origins = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
    { origin: `http://${host}.evil.example` },
  ];

  test.each(changing)('%s is refused', async (_name, operation) => {
    const { method, path: address, body } = requestOf(operation, slug);
    for (const headers of origins)
      expect(await send(method, address, body, headers as Record<string, string>)).toBe(403);
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'a form of %s is refused',
    async (type) => {
      const headers = { origin: 'https://evil.example', 'Content-Type': type };
      const before = await trail();
      expect(await send('POST', '/projects', JSON.stringify({ slug: 'taken', name: 'T' }), headers)).toBe(
        403,
      );
      expect(await trail()).toBe(before);
    },
  );

  test('the studio’s own page is not', async () => {
    const headers = { origin: `http://${host}` };
    expect(await send('POST', '/projects', JSON.stringify({ slug: 'made', name: 'Made' }), headers)).toBe(
      201,
    );
  });
});
