import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { Ctx } from '#lib/services/context.ts';
import { builtActions, callAction, origin, projectPages, somebody } from './support/surface.ts';
import { expect, OWNER, studioUnderTest, test } from './support/test.ts';

const slug = `surface-${process.pid}`;
/** Stands on every page of the project, and on no other. */
const mark = `Only for members ${process.pid}`;
const stranger = { email: `stranger-${process.pid}@example.org`, password: 'violet harbour seventeen' };
const who = {} as Record<'owner' | 'stranger' | 'visitor', APIRequestContext>;

async function makeProject(ctx: Ctx): Promise<void> {
  const { createUser } = await import('#lib/services/account/create-user.ts');
  const { createProject } = await import('#lib/services/projects/create.ts');
  await createProject(ctx, { slug, name: mark });
  const project = await ctx.db.project.findUniqueOrThrow({ where: { slug } });
  const owner = await ctx.db.user.findUniqueOrThrow({ where: { email: OWNER.email } });
  const membership = { projectId: project.id, userId: owner.id, role: 'owner' as const };
  await ctx.db.membership.createMany({ data: [membership], skipDuplicates: true });
  await createUser(ctx, { ...stranger, name: 'Stranger' });
}

test.beforeAll(async () => {
  const { databaseUrl, data } = studioUnderTest();
  const { asSystemOf } = await import('#test/support/studio.ts');
  await asSystemOf(databaseUrl, data, makeProject);
  who.owner = await somebody(OWNER);
  who.visitor = await somebody();
  who.stranger = await somebody(stranger);
});

test.afterAll(async () => {
  for (const context of Object.values(who)) await context.dispose();
});

/** Ways to ask for a page that a check in front of it has been tricked with. */
const disguises: [string, (page: string) => string, Record<string, string>][] = [
  ['plainly', (page) => page, {}],
  ['as a flight', (page) => `${page}?_rsc=abc12`, { RSC: '1' }],
  ['as a prefetch', (page) => page, { RSC: '1', 'Next-Router-Prefetch': '1' }],
  ['as a segment', (page) => page, { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' }],
  ['by the address of its flight', (page) => `${page}.rsc`, {}],
  ['by the address of a segment', (page) => `${page}.segments/_tree.segment.rsc`, {}],
  ['as a subrequest', (page) => page, { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') }],
  ['as one of src', (page) => page, { 'x-middleware-subrequest': Array(5).fill('src/proxy').join(':') }],
  ['as rewritten', () => '/sign-in', { 'x-middleware-rewrite': `/${slug}`, 'x-rewrite-url': `/${slug}` }],
  ['as data', (page) => page, { 'x-nextjs-data': '1', 'x-matched-path': `/${slug}` }],
];

test('a page of a project, however it is asked for, tells a visitor and a stranger nothing', async () => {
  const seen = await who.owner.get(`/${slug}`);
  expect(seen.status()).toBe(200);
  expect(await seen.text()).toContain(mark);
  const all = projectPages(slug);
  expect(all.length).toBeGreaterThan(50);
  const some = [`/${slug}`, `/${slug}/seeds`, `/${slug}/settings/audit`];
  for (const [name, address, headers] of disguises) {
    for (const page of name === 'plainly' ? all : some) {
      for (const person of [who.visitor, who.stranger]) {
        const answer = await person.get(address(page), { headers });
        expect(await answer.text(), `${page} ${name}`).not.toContain(mark);
        expect(answer.status(), `${page} ${name}`).toBeLessThan(500);
      }
    }
  }
});

const policyOf = (answer: APIResponse) => {
  const directives = (answer.headers()['content-security-policy'] ?? '').split('; ');
  return new Map(directives.map((one) => [one.split(' ')[0]!, one.slice(one.indexOf(' ') + 1)]));
};

test('every page runs scripts by its own nonce alone, and says what it may load', async () => {
  const nonces = new Set<string>();
  const addresses = [...projectPages(slug), '/projects', '/sign-in', '/invitation/x', '/no-such/page'];
  for (const address of addresses) {
    const answer = await who.owner.get(address);
    const policy = policyOf(answer);
    const nonce = /'nonce-([^']+)'/.exec(policy.get('script-src') ?? '')?.[1] ?? '';
    nonces.add(nonce);
    expect(policy.get('script-src'), address).toBe(`'nonce-${nonce}' 'strict-dynamic'`);
    expect(policy.get('style-src-attr'), address).toBe("'unsafe-inline'");
    expect(policy.get('style-src'), address).not.toContain('unsafe');
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(name)).toBe("'none'");
    for (const name of ['default-src', 'connect-src', 'form-action']) expect(policy.get(name)).toBe("'self'");
    expect(answer.headers(), address).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    for (const tag of (await answer.text()).match(/<script\b[^>]*>/g) ?? [])
      expect(tag, address).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(addresses.length);
});

/** A chain of so many references, each to the next. */
const deep = (depth: number) => {
  const parts = Array.from({ length: depth }, (_, at) => [
    `${at + 1}`,
    JSON.stringify({ next: `$${at + 2}` }),
  ]);
  return Object.fromEntries([['0', '["$1"]'], ...parts, [`${depth + 1}`, '"end"']]) as Record<string, string>;
};
const reaching =
  '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}",' +
  '"_response":{"_prefix":"process.exit(7);//","_formData":{"get":"$1:constructor:constructor"}}}';

/** Bodies that made older versions run code, stall or fall. */
const hostile: [string, Record<string, string>][] = [
  ['a flight that reaches for a constructor', { '0': reaching, '1': '"$@0"' }],
  ['a flight with a prototype', { '0': '[{"__proto__":{"administrator":true}},"$1:__proto__"]', '1': '{}' }],
  ['a flight in a circle', { '0': '["$1"]', '1': '"$2"', '2': '"$1"' }],
  ['a flight of ten thousand steps', deep(10_000)],
  ['fifty thousand lists in each other', { '0': `${'['.repeat(50_000)}${']'.repeat(50_000)}` }],
  ['a number that never ends', { '0': `["$n${'9'.repeat(200_000)}"]` }],
  ['twenty million characters', { '0': JSON.stringify(['x'.repeat(20_000_000)]) }],
];

test.describe('a hostile body', () => {
  const action = () => builtActions(studioUnderTest().build).find(({ name }) => name === 'savePassword')!;
  /** Refused by its status, and the same process goes on. */
  async function expectRefused(send: () => Promise<APIResponse>) {
    const before = await (await who.visitor.get('/api/health')).json();
    const answer = await send();
    expect(answer.status(), (await answer.text()).slice(0, 200)).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
    const after = await (await who.visitor.get('/api/health')).json();
    expect(after.uptime).toBeGreaterThanOrEqual(before.uptime);
  }

  for (const [name, multipart] of hostile) {
    test(`${name} is refused, and the web process goes on`, async () => {
      const headers = { 'Next-Action': action().id, origin: origin() };
      await expectRefused(() => who.visitor.post('/sign-in', { multipart, headers, timeout: 30_000 }));
      // As the form of a page without scripts, and as one text.
      const form = { ...multipart, [`$ACTION_ID_${action().id}`]: '' };
      await expectRefused(() =>
        who.visitor.post('/sign-in', { multipart: form, headers: { origin: origin() } }),
      );
      const text = { 'Content-Type': 'text/plain;charset=UTF-8', ...headers };
      await expectRefused(() =>
        who.visitor.post('/sign-in', { data: multipart['0'], headers: text, timeout: 30_000 }),
      );
    });
  }

  test('for an action that does not exist finds none', async () => {
    const answer = await callAction(who.visitor, { ...action(), id: 'f'.repeat(42) }, [{}]);
    expect([404, 409]).toContain(answer.status);
  });
});
