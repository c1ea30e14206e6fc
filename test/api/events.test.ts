import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createToken } from '#lib/services/tokens/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { foreignMark, foreignWorld } from '#test/support/foreign-world.ts';
import { projectWithVariants } from '#test/support/variants.ts';
import { namedId } from '#test/support/verb-calls.ts';

const { db, pool, ownerUrl } = await testDatabase();
const ctx = systemContext(db);
const place = globalThis as typeof globalThis & Record<'corollaryConnection' | 'corollaryResources', unknown>;
place.corollaryConnection = { db, pool, close: async () => {} };
place.corollaryResources = { ...ctx, connection: place.corollaryConnection };
const events = await import('#app/api/events/route.ts');
const presence = await import('#app/api/events/presence/route.ts');

const own = await projectWithVariants(ctx, 1);
const member = async () => {
  const actor = await makeUser(db, { projectId: own.id, role: 'viewer' });
  return { id: actor.id, token: (await createToken({ ...ctx, actor }, { name: 'page' })).token };
};
const viewer = await member();
const stranger = (await createToken({ ...ctx, actor: await makeUser(db) }, { name: 'page' })).token;

/** What the stream can watch, as its own source lists it. */
const source = readFileSync(path.resolve(import.meta.dirname, '../../app/api/events/look.ts'), 'utf8');
const watched = [...source.matchAll(/^ {2}(\w+): async \(ctx, project/gm)].map((match) => match[1]!);
/** These take no id: the parameter's value says nothing. */
const whole = ['runs', 'evaluations', 'queues'];

const ask = (route: typeof events, query: string, token?: string, signal?: AbortSignal) => {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  return route.GET(new Request(`http://localhost:3000/api/events?${query}`, { headers, signal }));
};
const looking = `page=${crypto.randomUUID()}&variant=`;
const streams: [string, typeof events, string][] = [
  ['the batches', events, ''],
  ...watched.map((name): [string, typeof events, string] => [name, events, `&${name}=${namedId}`]),
  ['presence', presence, `&${looking}${own.variants[0]!.id}`],
];

test('the source lists what can be watched', () => expect(watched.length).toBeGreaterThan(10));

describe.each(streams)('the stream of %s', (_name, route, query) => {
  test('is refused to a visitor; the project does not exist for a stranger', async () => {
    for (const project of [own.slug, 'no-such-project'])
      expect((await ask(route, `project=${project}${query}`)).status).toBe(403);
    expect((await ask(route, `project=${own.slug}${query}`, stranger)).status).toBe(404);
    const other = await makeProject(db);
    expect((await ask(route, `project=${other.slug}${query}`, viewer.token)).status).toBe(404);
  });
});

await foreignWorld(ownerUrl);

describe('the ids of another project', () => {
  const byId = [
    ...watched
      .filter((name) => !whole.includes(name))
      .map((name) => [name, events, `&${name}=${namedId}`] as const),
    ['presence', presence, `&${looking}${namedId}`] as const,
  ];
  test.each(byId)('%s: 404', async (_name, route, query) => {
    const answer = await ask(route, `project=${own.slug}${query}`, viewer.token);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(foreignMark);
  });
});

describe('who is put out while a stream is open', () => {
  const ends: [string, (id: string) => Promise<unknown>][] = [
    ['deactivated', (id) => db.user.update({ where: { id }, data: { active: false } })],
    ['removed from the project', (userId) => db.membership.deleteMany({ where: { userId } })],
    [
      'left without the token',
      (userId) => db.apiToken.updateMany({ where: { userId }, data: { revokedAt: new Date() } }),
    ],
  ];

  test.each(ends)('%s: the stream says nothing more, and ends', async (_name, end) => {
    const { id, token } = await member();
    // A queue stays open until somebody closes it: its stream would go on.
    await db.reviewQueue.create({ data: queueOf(own.id) });
    const answer = await ask(events, `project=${own.slug}&queues=1`, token);
    const reader = answer.body!.getReader();
    expect(text((await reader.read()).value)).toContain('"status":"open"');
    await end(id);
    const rest: string[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read()) rest.push(text(next.value));
    expect(rest).toEqual(['data: null\n\n', 'event: end\ndata: {}\n\n']);
  });

  test('who is deactivated is told of no other people', async () => {
    const { id, token } = await member();
    const variant = own.variants[0]!.id;
    const answer = await ask(
      presence,
      `project=${own.slug}&page=${crypto.randomUUID()}&variant=${variant}`,
      token,
    );
    const reader = answer.body!.getReader();
    expect(text((await reader.read()).value)).toContain('"people"');
    await db.user.update({ where: { id }, data: { active: false } });
    const other = await member();
    const again = await ask(
      presence,
      `project=${own.slug}&page=${crypto.randomUUID()}&variant=${variant}`,
      other.token,
    );
    expect((await reader.read()).done).toBe(true);
    await again.body!.cancel();
  });
});

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const queueOf = (projectId: string) => ({
  ...{ projectId, name: crypto.randomUUID(), status: 'open' as const, filter: {}, randomSeed: 1 },
  ...{ votesNeeded: 1, leaseSeconds: 600 },
});
