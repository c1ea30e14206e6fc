import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Role } from '#lib/domain/access.ts';
import { formats } from '#lib/domain/versions/formats/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { createToken } from '#lib/services/tokens/index.ts';
import { runExport } from '#lib/services/versions/exports/run-export.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { restRoutes } from '#test/support/rest-routes.ts';
import { projectWithVariants } from '#test/support/variants.ts';
import { runFreezeOf, verified } from '#test/support/versions.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const routes = await restRoutes({ db, pool }, ctx);

type Sent = { token?: string; json?: unknown; body?: BodyInit; headers?: Record<string, string> };

/** One request through the route's own handler, as the web server would pass it. */
async function send(
  method: Method | 'HEAD',
  address: string,
  { token, json, body, headers = {} }: Sent = {},
) {
  const url = new URL(`http://localhost:3000/api/v1${address}`);
  const [noun = '', ...rest] = url.pathname.split('/').slice(3);
  const route = routes.get(noun);
  if (!route) throw new Error(`There is no route for ${noun}.`);
  const request = new Request(url, {
    method,
    body: json === undefined ? body : JSON.stringify(json),
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
  });
  return route[method === 'HEAD' ? 'GET' : method]!(request, {
    params: Promise.resolve({ path: rest.length > 0 ? rest : undefined }),
  });
}

/** A member of a project with a token. */
async function member(projectId: string, role: Role, readOnly = false) {
  const actor = await makeUser(db, { projectId, role });
  const made = await createToken({ ...ctx, actor }, { name: 'script', readOnly });
  return { actor, id: made.id, token: made.token };
}

const gsm8k = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ question: `What is ${at} + 1?`, answer: `#### ${at + 1}` }));
const jsonl = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('who asks', () => {
  test.each([
    ['no token', undefined],
    ['an unknown token', `crl_${'A'.repeat(43)}`],
    ['no token at all', 'nonsense'],
  ])('with %s it is 401 and says how to sign in', async (_, token) => {
    const { slug } = await makeProject(db);
    for (const [method, address] of [
      ['GET', `/seeds?project=${slug}`],
      ['POST', `/review/undo?project=${slug}`],
      ['POST', `/seeds/imports?project=${slug}&fileName=a.jsonl`],
      ['GET', `/versions/1/export?project=${slug}`],
    ] as const) {
      const answer = await send(method, address, { token, body: method === 'POST' ? '{}' : undefined });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect((await answer.json()).error.message).toContain('Bearer');
    }
  });

  test('a revoked token, an expired one and one of a deactivated account are 401', async () => {
    const { id, slug } = await makeProject(db);
    const address = `/seeds?project=${slug}`;
    const [one, other, third] = [
      await member(id, 'viewer'),
      await member(id, 'viewer'),
      await member(id, 'viewer'),
    ];
    expect((await send('GET', address, { token: one.token })).status).toBe(200);
    expect((await send('DELETE', `/tokens/${one.id}`, { token: one.token })).status).toBe(200);
    await db.apiToken.update({ where: { id: other.id }, data: { expiresAt: new Date(0) } });
    await db.user.update({ where: { id: third.actor.id }, data: { active: false } });
    for (const { token } of [one, other, third]) {
      expect((await send('GET', address, { token })).status).toBe(401);
    }
  });

  test('a project of others is 404, a role that is too low 403, a token that may only read 403', async () => {
    const [own, foreign] = [await makeProject(db), await makeProject(db)];
    const viewer = await member(own.id, 'viewer');
    const reader = await member(own.id, 'owner', true);
    const create = { project: own.slug, name: 'a' };
    expect((await send('GET', `/seeds?project=${foreign.slug}`, viewer)).status).toBe(404);
    expect((await send('GET', `/projects/${foreign.slug}`, viewer)).status).toBe(404);
    expect((await send('POST', '/versions', { ...viewer, json: create })).status).toBe(403);
    expect((await send('POST', '/versions', { ...reader, json: create })).status).toBe(403);
    expect((await send('GET', `/versions?project=${own.slug}`, reader)).status).toBe(200);
  });
});

describe('what is asked', () => {
  test('wrong input is 422 and names every field', async () => {
    const { id, slug } = await makeProject(db);
    const { token } = await member(id, 'owner');
    const answer = await send('POST', '/versions', {
      token,
      json: { project: slug, name: 'a b', levels: [9] },
    });
    expect(answer.status).toBe(422);
    const { error } = await answer.json();
    expect(error.code).toBe('INVALID');
    expect(error.issues.map((issue: { path: string }) => issue.path).sort()).toEqual(['levels.0', 'name']);
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a text', '"x"'],
  ])('a body that is %s is 422', async (_, body) => {
    const { id } = await makeProject(db);
    const { token } = await member(id, 'owner');
    const answer = await send('POST', '/versions', { token, body });
    expect(answer.status).toBe(422);
    expect((await answer.json()).error.message).toMatch(/JSON/);
  });

  test('a body over 8 MiB is 429 LIMIT', async () => {
    const { id } = await makeProject(db);
    const { token } = await member(id, 'owner');
    const answer = await send('POST', '/versions', { token, body: 'x'.repeat(8 * 1024 * 1024 + 1) });
    expect((await answer.json()).error.code).toBe('LIMIT');
  });

  test('a method that an address does not have is refused with those that it has', async () => {
    const { id, slug } = await makeProject(db);
    const { token } = await member(id, 'owner');
    const answer = await send('DELETE', `/seeds/imports?project=${slug}`, { token });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, POST');
    expect((await answer.json()).error.message).toBe('DELETE is not possible here; GET, POST is.');
  });

  test.each(['/seeds/a/b', '/versions/1/2/3', '/review', '/seeds/100%'])(
    '%s is no address',
    async (address) => {
      const { id, slug } = await makeProject(db);
      const { token } = await member(id, 'owner');
      const answer = await send('GET', `${address}?project=${slug}`, { token });
      expect(answer.status).toBe(404);
      expect((await answer.json()).error.message).toContain('/api/v1');
    },
  );

  test('a field of the path is that of the path, whatever the body says', async () => {
    const { id, slug, variants } = await projectWithVariants(ctx, 2);
    const { token } = await member(id, 'annotator');
    const { problem, solution, answer } = variants[0]!;
    const json = {
      project: slug,
      variant: variants[1]!.id,
      revision: 1,
      solution,
      answer,
      problem: `${problem}!`,
    };
    const edited = await send('POST', `/review/variants/${variants[0]!.id}/edit`, { token, json });
    expect(await edited.json()).toMatchObject({ variant: variants[0]!.id, revision: 2 });
  });

  test('a list of one value in the query is a list', async () => {
    const { id, slug } = await projectWithVariants(ctx, 9);
    const { token } = await member(id, 'viewer');
    const one = await (await send('GET', `/seeds?project=${slug}&level=1`, { token })).json();
    const two = await (await send('GET', `/seeds?project=${slug}&level=1&level=2`, { token })).json();
    expect([one.total, two.total]).toEqual([3, 6]);
  });
});

describe('a script', () => {
  test('imports a file: upload, preview, start, follow, list', async () => {
    const { id, slug } = await makeProject(db);
    const { token } = await member(id, 'annotator');
    const body = jsonl([...gsm8k(5), { question: 1 }]);
    const upload = await send('POST', `/seeds/imports?project=${slug}&fileName=a.jsonl`, { token, body });
    expect(upload.status).toBe(201);
    const stored = await upload.json();
    expect(stored).toMatchObject({ bytes: Buffer.byteLength(body) });
    expect(stored.sha256).toBe(createHash('sha256').update(body).digest('hex'));
    const at = `/seeds/imports/${stored.import}`;
    const preview = await (await send('POST', `${at}/preview`, { token, json: { project: slug } })).json();
    expect(preview).toMatchObject({ format: 'gsm8k', readable: 5, rejected: 1 });
    const start = await send('POST', `${at}/start`, { token, json: { project: slug, licence: 'MIT' } });
    expect(start.status).toBe(202);
    await runImport(ctx, stored.import);
    const done = await (await send('GET', `${at}?project=${slug}`, { token })).json();
    expect(done).toMatchObject({ status: 'done', rowsAdded: 5, licence: 'MIT', rejects: [{ line: 6 }] });
    const again = await send('POST', `${at}/start`, { token, json: { project: slug } });
    expect(again.status).toBe(412);
    const list = await (await send('GET', `/seeds?project=${slug}&limit=2`, { token })).json();
    expect(list.items).toHaveLength(2);
    const next = await (
      await send('GET', `/seeds?project=${slug}&limit=2&after=${list.nextAfter}`, { token })
    ).json();
    expect(next.items[0].seq).toBeGreaterThan(list.items[1].seq);
  });

  test('decides, undoes, meets a conflict', async () => {
    const { id, slug, variants } = await projectWithVariants(ctx, 2);
    const { token } = await member(id, 'annotator');
    const json = { project: slug, variant: variants[0]!.id, revision: 1, action: 'accept' };
    expect((await send('POST', '/review/decisions', { token, json })).status).toBe(201);
    const second = await send('POST', '/review/decisions', { token, json });
    expect(second.status).toBe(409);
    expect((await second.json()).error).toMatchObject({ code: 'CONFLICT', details: { status: 'accepted' } });
    expect(
      await (await send('POST', '/review/undo', { token, json: { project: slug } })).json(),
    ).toMatchObject({
      undone: 1,
    });
  });

  test.each(formats.filter(({ rows }) => rows === 'all').map((format) => format.id))(
    'freezes a version and exports it as %s, whole and by a job with the same bytes',
    async (format) => {
      const { id, slug } = await projectWithVariants(ctx, 6);
      const { token } = await member(id, 'lead');
      await send('POST', '/review/decisions/matching', { token, json: { project: slug, action: 'accept' } });
      const made = await send('POST', '/versions', { token, json: { project: slug, name: 'v1' } });
      expect(made.status).toBe(201);
      await runFreezeOf(ctx, (await made.json()).run);
      const version = await (await send('GET', `/versions/v1?project=${slug}`, { token })).json();
      const answer = await send('GET', `/versions/v1/export?project=${slug}&format=${format}`, { token });
      expect(answer.status).toBe(200);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const asked = await send('POST', '/versions/v1/exports', { token, json: { project: slug, format } });
      expect(asked.status).toBe(202);
      const { id: exportId, fileName } = await asked.json();
      await runExport(ctx, exportId, new AbortController().signal);
      const place = `/versions/v1/exports/${exportId}/${fileName}?project=${slug}`;
      const file = await send('GET', place, { token });
      expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
      expect(file.headers.get('etag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`);
      expect(file.headers.get('content-length')).toBe(String(bytes.length));
      expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="${slug}-v1-${format}.jsonl"`,
      );
      expect(answer.headers.get('x-row-count')).toBe(String(version.rowCount));
      const verdict = await verified(ctx, { project: slug, version: '1' });
      expect(verdict).toMatchObject({ intact: true, found: version.contentHash });
    },
  );

  test('asks for a format or a version that does not exist', async () => {
    const { id, slug } = await makeProject(db);
    const { token } = await member(id, 'viewer');
    expect((await send('GET', `/versions/1/export?project=${slug}&format=xml`, { token })).status).toBe(422);
    expect((await send('GET', `/versions/1/export?project=${slug}`, { token })).status).toBe(404);
  });

  test('asks for the headers of a list alone', async () => {
    const { id, slug } = await makeProject(db);
    const { token } = await member(id, 'viewer');
    const answer = await send('HEAD', `/seeds?project=${slug}`, { token });
    expect(answer.status).toBe(200);
  });

  test('an unknown error is 500 with an id, and tells nothing of the inside', async () => {
    const { id, slug } = await makeProject(db);
    const { token } = await member(id, 'annotator');
    const broken = new ReadableStream({
      start: (controller) => controller.error(new Error('secret detail')),
    });
    const request = new Request(`http://localhost:3000/api/v1/seeds/imports?project=${slug}&fileName=a`, {
      method: 'POST',
      body: broken,
      headers: { authorization: `Bearer ${token}` },
      duplex: 'half',
    } as RequestInit);
    const post = routes.get('seeds')!.POST!;
    const answer = await post(request, { params: Promise.resolve({ path: ['imports'] }) });
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).not.toContain('secret detail');
    expect(JSON.parse(text).error.id).toMatch(/^[0-9a-f]{8}$/);
  });
});
