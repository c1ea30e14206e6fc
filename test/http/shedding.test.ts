import { describe, expect, test } from 'vitest';
import { Admission, limitsOf } from '#lib/http/server/admission.ts';
import { heldAnswers, watchedServer } from '#test/support/watched-server.ts';

const soon = { timeout: 10_000, interval: 5 };
const as = (name: string) => ({ headers: { authorization: `Bearer ${name}` } });

describe('ten times the load', () => {
  test('is told to come back, while what was let in is answered, and all is well afterwards', async () => {
    const { listener, held, letAllGo } = heldAnswers();
    const server = await watchedServer(listener, { active: 4, waiting: 4, waitMs: 60_000 });
    const asked = Array.from({ length: 80 }, (_, number) =>
      fetch(`${server.url}/work`, as(`person ${number}`)),
    );
    const answered: Response[] = [];
    for (const one of asked) void one.then((answer) => answered.push(answer));
    await expect.poll(() => answered.length, soon).toBe(72);
    expect(answered.every(({ status }) => status === 429)).toBe(true);
    expect([held.length, server.admission.waiting]).toEqual([4, 4]);
    letAllGo();
    await expect.poll(() => held.length, soon).toBe(4);
    letAllGo();
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(8);
    const after = fetch(`${server.url}/work`, as('somebody'));
    await expect.poll(() => held.length, soon).toBe(1);
    letAllGo();
    expect((await after).status).toBe(200);
    expect([server.admission.active, server.admission.waiting]).toEqual([0, 0]);
  });

  test('tells a program when to come back, and lets a page ask again by itself', async () => {
    const { listener, held } = heldAnswers();
    const server = await watchedServer(listener, { active: 1, waiting: 0 });
    void fetch(`${server.url}/work`, as('first')).catch(() => {});
    await expect.poll(() => held.length, soon).toBe(1);
    const program = await fetch(`${server.url}/api/v1/seeds`, {
      ...as('second'),
      method: 'POST',
      body: '{}',
    });
    expect(program.status).toBe(429);
    expect(Number(program.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await program.json()).toMatchObject({ error: { code: 'LIMIT' } });
    const page = await fetch(`${server.url}/demo/seeds`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(429);
    expect(page.headers.get('refresh')).toBe(page.headers.get('retry-after'));
    expect(await page.text()).toContain('try again');
  });

  test('one client has no more than its share', async () => {
    const { listener, held, letAllGo } = heldAnswers();
    const server = await watchedServer(listener, { active: 8, perClient: 2 });
    const greedy = Array.from({ length: 6 }, () => fetch(`${server.url}/work`, as('greedy')));
    await expect.poll(() => held.length, soon).toBe(2);
    const other = fetch(`${server.url}/work`, as('other'));
    await expect.poll(() => held.length, soon).toBe(3);
    letAllGo();
    expect((await other).status).toBe(200);
    const statuses = (await Promise.all(greedy)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 429, 429, 429, 429]);
  });

  test('health, readiness and counts are answered however full it is', async () => {
    const { listener, held } = heldAnswers();
    const server = await watchedServer(
      (request, response) =>
        request.url === '/work' ? listener(request, response) : void response.end('well'),
      { active: 1, waiting: 0 },
    );
    void fetch(`${server.url}/work`).catch(() => {});
    await expect.poll(() => held.length, soon).toBe(1);
    for (const address of ['/api/health', '/api/ready', '/api/metrics'])
      expect((await fetch(server.url + address)).status, address).toBe(200);
    expect((await fetch(`${server.url}/other`)).status).toBe(429);
  });

  test('a client that leaves gives its place back', async () => {
    const { listener, held } = heldAnswers();
    const server = await watchedServer(listener, { active: 1, waiting: 5, waitMs: 60_000 });
    const leaving = new AbortController();
    const left = fetch(`${server.url}/work`, { signal: leaving.signal }).catch(() => 'left');
    await expect.poll(() => held.length, soon).toBe(1);
    const waiting = fetch(`${server.url}/work`, { signal: leaving.signal }).catch(() => 'left');
    await expect.poll(() => server.admission.waiting, soon).toBe(1);
    leaving.abort();
    expect([await left, await waiting]).toEqual(['left', 'left']);
    await expect.poll(() => [server.admission.active, server.admission.waiting], soon).toEqual([0, 0]);
  });
});

describe('who is let in', () => {
  const limits = { ...limitsOf(4), waitMs: 20 };

  test('whoever waits too long is told to come back', async () => {
    const admission = new Admission(limits, () => 0);
    for (const client of ['a', 'b', 'c', 'd']) admission.enter('work', client);
    expect(await admission.enter('work', 'e')).toEqual({ admitted: false, reason: 'full' });
    expect(admission.waiting).toBe(0);
  });

  test('a process that is behind begins nothing new, unless it has next to nothing to do', () => {
    const admission = new Admission(limits, () => 5000);
    expect(admission.enter('work', 'a')).toMatchObject({ admitted: true });
    expect(admission.enter('work', 'b')).toEqual({ admitted: false, reason: 'slow' });
  });

  test('open event streams take no place of others, and are bounded by themselves', () => {
    const admission = new Admission({ ...limits, streams: 2 }, () => 0);
    const first = admission.enter('stream', 'a');
    admission.enter('stream', 'b');
    expect(admission.enter('stream', 'c')).toEqual({ admitted: false, reason: 'streams' });
    expect(admission.enter('work', 'c')).toMatchObject({ admitted: true });
    if (!(first instanceof Promise) && first.admitted) first.leave();
    expect(admission.enter('stream', 'c')).toMatchObject({ admitted: true });
  });

  test('the one who has waited longest is next', async () => {
    const admission = new Admission({ ...limitsOf(4), active: 1, waitMs: 60_000 }, () => 0);
    const first = admission.enter('work', 'a');
    const order: string[] = [];
    for (const name of ['b', 'c'])
      void Promise.resolve(admission.enter('work', name)).then((ticket) => {
        order.push(name);
        if (ticket.admitted) ticket.leave();
      });
    if (!(first instanceof Promise) && first.admitted) first.leave();
    await expect.poll(() => order, soon).toEqual(['b', 'c']);
  });
});
