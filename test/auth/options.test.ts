import type { AuthOptions } from 'next-auth';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

vi.stubEnv('STUDIO_SECRET', 'a secret that only this test knows, 32+');
vi.stubEnv('ALLOWED_DOMAINS', 'allowed.example');
vi.stubEnv('GITHUB_ID', 'id');
vi.stubEnv('GITHUB_SECRET', 'secret');
vi.stubEnv('OIDC_ISSUER', 'https://id.example.org/');
vi.stubEnv('OIDC_CLIENT_ID', 'id');
vi.stubEnv('OIDC_CLIENT_SECRET', 'secret');
vi.stubEnv('OIDC_NAME', 'University');
const { authOptions } = await import('#lib/auth/options.ts');
const { configuredProviders } = await import('#lib/auth/providers.ts');
const { createUser } = await import('#lib/services/account/index.ts');
const { inviteMember } = await import('#lib/services/members/index.ts');

const { db } = await testDatabase();
const system = systemContext(db);
const options = authOptions(async (actor) => ({ ...system, actor }));
const callbacks = options.callbacks as Required<NonNullable<AuthOptions['callbacks']>>;

beforeEach(async () => {
  await db.user.deleteMany();
  await makeUser(db);
});

describe('after signing in or out', () => {
  const baseUrl = 'http://studio.example';
  test.each([
    ['/demo', '/demo'],
    ['http://studio.example/demo?x=1', '/demo?x=1'],
    ['http://studio.example', '/'],
    ['https://evil.example/demo', '/'],
    ['http://studio.example.evil.example/', '/'],
    ['http://studio.example@evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['http://studio.example//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['not an address', '/'],
  ])('the wish %s leads to %s of this studio', async (url, path) => {
    expect(await callbacks.redirect({ url, baseUrl })).toBe(baseUrl + path);
  });
});

describe('a session', () => {
  const jwt = (changes: object) => callbacks.jwt(changes as Parameters<typeof callbacks.jwt>[0]);

  test('holds the person and the version, and nothing else', async () => {
    const user = { id: 'u', version: 3 };
    const token = { sub: 'u', name: 'Ada', email: 'ada@example.org', picture: null };
    expect(await jwt({ token, user, trigger: 'signIn' })).toEqual({ sub: 'u', version: 3 });
  });

  test('cannot be rewritten by the browser', async () => {
    const token = { sub: 'u', version: 3 };
    expect(await jwt({ token, trigger: 'update', session: { sub: 'other', version: 9 } })).toEqual(token);
  });
});

type Admit = Parameters<typeof callbacks.signIn>[0];
function admitted(profile: object, provider = 'oidc') {
  const user = { id: 'from-provider' };
  const account = { type: 'oauth', provider, providerAccountId: '4711' };
  return Promise.resolve(callbacks.signIn({ user, account, profile } as unknown as Admit)).then((answer) => ({
    answer,
    user,
  }));
}

describe('a provider answers', () => {
  test('for an invited address: the session is that of the new account', async () => {
    const { slug } = await makeProject(db);
    await inviteMember(system, { project: slug, email: 'bo@example.org', role: 'annotator' });
    const { answer, user } = await admitted({
      sub: '4711',
      email: 'Bo@Example.org',
      email_verified: true,
      name: 'Bo',
    });
    expect(answer).toBe(true);
    expect(await db.user.findUnique({ where: { id: user.id } })).toMatchObject({
      email: 'bo@example.org',
      name: 'Bo',
    });
  });

  test.each([
    ['not-invited', { email: 'x@example.org', email_verified: true }],
    ['unverified', { email: 'x@allowed.example', email_verified: false }],
    ['unverified', { email: 'x@allowed.example' }],
    ['unverified', { email: 'x@allowed.example', email_verified: 'false' }],
    ['account-exists', { email: 'ada@allowed.example', email_verified: true }],
  ])('%s for %j', async (refusal, profile) => {
    await createUser(system, {
      email: 'ada@allowed.example',
      name: 'Ada',
      password: 'violet harbour seventeen',
    });
    const { answer } = await admitted({ sub: '4711', ...profile });
    expect(answer).toBe(`/sign-in?refused=${refusal}`);
    expect(await db.externalAccount.count()).toBe(0);
  });

  test('without an address', async () => {
    await expect(admitted({ sub: '4711' })).rejects.toThrow();
  });

  test('the buttons are those of the environment', () => {
    expect(configuredProviders()).toEqual([
      { id: 'github', name: 'GitHub' },
      { id: 'oidc', name: 'University' },
    ]);
  });
});

describe('a password is tried through next-auth', () => {
  type Authorize = (credentials: object, request: object) => Promise<object | null>;
  const { authorize } = (options.providers[0] as unknown as { options: { authorize: Authorize } }).options;
  const request = { headers: { 'x-forwarded-for': '192.0.2.7' } };

  test('and gives the session what it needs', async () => {
    const { id } = await createUser(system, {
      email: 'ada@example.org',
      name: 'Ada',
      password: 'violet harbour seventeen',
    });
    const user = await authorize({ email: 'ada@example.org', password: 'violet harbour seventeen' }, request);
    expect(user).toEqual({ id, version: 1 });
  });

  test.each([
    [{ email: 'ada@example.org', password: 'wrong' }, 'This email address and password do not go together.'],
    [{}, 'email: This is not an email address.'],
    [{ email: { not: '' }, password: ['x'] }, /email|Invalid/],
  ])('%j: a sentence, never an account', async (credentials, message) => {
    await expect(authorize(credentials, request)).rejects.toThrow(message);
  });
});
