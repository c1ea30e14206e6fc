import { describe, expect, test, vi } from 'vitest';
import { inRequest } from '#test/support/action-scope.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';

vi.stubEnv('STUDIO_SECRET', 'a secret that only this test knows, 32+');
vi.stubEnv('NEXTAUTH_SECRET', 'a key that only this test knows, 32+');
vi.stubEnv('NEXTAUTH_URL', '');
// After Next's storages are there.
const { NextRequest } = await import('next/server');
const route = await import('#app/api/auth/[...nextauth]/route.ts');
const { createUser } = await import('#lib/services/account/index.ts');

const { db, pool } = await testDatabase();
const ctx = systemContext(db);
const place = globalThis as typeof globalThis & Record<'corollaryConnection' | 'corollaryResources', unknown>;
place.corollaryConnection = { db, pool, close: async () => {} };
place.corollaryResources = { ...ctx, connection: place.corollaryConnection };

const account = { email: 'ada@example.org', password: 'violet harbour seventeen' };
await makeUser(db);
await createUser(ctx, { ...account, name: 'Ada' });

type Scheme = 'http' | 'https';
type Sent = { form?: Record<string, string>; cookies?: readonly string[] };

/** One request to next-auth's own endpoints, through the route of the studio. */
async function send(
  scheme: Scheme,
  method: 'GET' | 'POST',
  address: string,
  { form, cookies = [] }: Sent = {},
) {
  const headers = new Headers({ host: 'studio.example', 'x-forwarded-proto': scheme });
  headers.set('x-forwarded-for', '192.0.2.7');
  if (form) headers.set('content-type', 'application/x-www-form-urlencoded');
  if (cookies.length > 0) headers.set('cookie', cookies.map((cookie) => cookie.split(';')[0]).join('; '));
  const body = form ? String(new URLSearchParams(form)) : undefined;
  const request = new NextRequest(`${scheme}://studio.example/api/auth/${address}`, {
    method,
    headers,
    body,
  });
  const given = { params: Promise.resolve({ nextauth: address.split('/') }) };
  const answer = await inRequest(headers, () => route[method](request, given));
  return { answer, cookies: answer.headers.getSetCookie() };
}

async function csrf(scheme: Scheme) {
  const { answer, cookies } = await send(scheme, 'GET', 'csrf');
  return { cookies, csrfToken: ((await answer.json()) as { csrfToken: string }).csrfToken };
}
const signIn = async (scheme: Scheme, csrfToken: string | undefined, cookies: readonly string[]) => {
  const form = { ...account, ...(csrfToken ? { csrfToken } : {}), json: 'true' };
  return (await send(scheme, 'POST', 'callback/credentials', { form, cookies })).cookies;
};
const ofSession = (cookies: readonly string[]) =>
  cookies.filter((cookie) => cookie.includes('session-token='));

describe('the cookies of signing in', () => {
  test('behind TLS are Secure by name and by flag, HttpOnly and SameSite', async () => {
    const { csrfToken, cookies } = await csrf('https');
    const all = [...cookies, ...(await signIn('https', csrfToken, cookies))];
    const names = all.map((cookie) => cookie.split('=')[0]);
    expect(names).toContain('__Host-next-auth.csrf-token');
    expect(names).toContain('__Secure-next-auth.session-token');
    for (const cookie of all) expect(cookie).toMatch(/^(?=.*; HttpOnly)(?=.*; SameSite=Lax)(?=.*; Secure)/i);
  });

  test('without TLS are HttpOnly and SameSite', async () => {
    const { csrfToken, cookies } = await csrf('http');
    const all = [...cookies, ...(await signIn('http', csrfToken, cookies))];
    expect(ofSession(all)).toHaveLength(1);
    for (const cookie of all) expect(cookie).toMatch(/^(?=.*; HttpOnly)(?=.*; SameSite=Lax)(?!.*; Secure)/i);
  });
});

describe('another site cannot', () => {
  test('sign somebody in: it has not the token of the page', async () => {
    const { csrfToken, cookies } = await csrf('http');
    expect(ofSession(await signIn('http', csrfToken, cookies))).toHaveLength(1);
    expect(ofSession(await signIn('http', undefined, cookies))).toEqual([]);
    expect(ofSession(await signIn('http', 'made up', cookies))).toEqual([]);
    expect(ofSession(await signIn('http', csrfToken, []))).toEqual([]);
  });

  test('sign somebody out', async () => {
    const { csrfToken, cookies } = await csrf('http');
    const session = await signIn('http', csrfToken, cookies);
    const signOut = async (method: 'GET' | 'POST', form?: Record<string, string>) =>
      ofSession((await send('http', method, 'signout', { form, cookies: [...cookies, ...session] })).cookies);
    expect(await signOut('GET')).toEqual([]);
    expect(await signOut('POST', {})).toEqual([]);
    expect(await signOut('POST', { csrfToken: 'made up' })).toEqual([]);
    expect(await signOut('POST', { csrfToken })).toEqual([expect.stringMatching(/session-token=;/)]);
  });
});
