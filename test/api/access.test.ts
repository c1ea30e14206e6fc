import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#lib/domain/access.ts';
import { operations } from '#lib/http/operations.ts';
import { createToken } from '#lib/services/tokens/index.ts';
import { accessTable } from '#test/support/access-table.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { foreignMark, foreignWorld } from '#test/support/foreign-world.ts';
import { requestOf, type Sent } from '#test/support/operation-calls.ts';
import { restRoutes } from '#test/support/rest-routes.ts';
import { namesRow } from '#test/support/verb-calls.ts';

const { db, pool, ownerUrl } = await testDatabase();
const ctx = systemContext(db);
const routes = await restRoutes({ db, pool }, ctx);

/** Through the route's own handler; the status, and the body where it is no stream of the event kind. */
async function send({ method, path: address, body }: Sent, token?: string) {
  const url = new URL(`http://localhost:3000/api/v1${address}`);
  const [noun = '', ...rest] = url.pathname.split('/').slice(3);
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const request = new Request(url, { method, body, headers });
  const answer = await routes.get(noun)![method]!(request, { params: Promise.resolve({ path: rest }) });
  return { status: answer.status, text: await answer.text() };
}

const tokenOf = async (projectId?: string, role: Role = 'owner', readOnly = false) => {
  const actor = await makeUser(db, projectId ? { projectId, role } : undefined);
  return (await createToken({ ...ctx, actor }, { name: 'script', readOnly })).token;
};
const own = await makeProject(db);
const tokens = new Map<Role, string>();
for (const role of roles) tokens.set(role, await tokenOf(own.id, role));
const stranger = await tokenOf();
const reader = await tokenOf(own.id, 'owner', true);

const named = operations.map((one) => [`${one.method} ${one.path}`, one] as const);
const rightOf = (name: string) => accessTable.get(name)!;
const ofProject = named.filter(([, { verb }]) => 'least' in rightOf(verb.spec.name));
const ofInstallation = named.filter(([, { verb }]) => 'who' in rightOf(verb.spec.name));
/** 429 is of a limit, as of tokens that one person may have. */
const admitted = [200, 201, 202, 404, 409, 412, 422, 429];

describe('an operation of a project', () => {
  test.each(ofProject)('%s: 401, 404, 403 or done', async (_name, operation) => {
    const right = rightOf(operation.verb.spec.name);
    if (!('least' in right)) throw new Error('not of a project');
    const request = requestOf(operation, own.slug);
    expect((await send(request)).status).toBe(401);
    const unknown = await send(request, stranger);
    expect([unknown.status, JSON.parse(unknown.text).error.message]).toEqual([
      404,
      `The project "${own.slug}" was not found.`,
    ]);
    const below = roles[roles.indexOf(right.least) + 1];
    if (below) expect((await send(request, tokens.get(below))).status, below).toBe(403);
    if (right.kind === 'command') expect((await send(request, reader)).status, 'read-only').toBe(403);
    expect(admitted).toContain((await send(request, tokens.get(right.least))).status);
  });
});

describe('an operation of the installation', () => {
  test.each(ofInstallation)('%s: 401, 403 or done', async (_name, operation) => {
    const right = rightOf(operation.verb.spec.name);
    if (!('who' in right)) throw new Error('not of the installation');
    const request = requestOf(operation, own.slug);
    const status = async (token?: string) => (await send(request, token)).status;
    if (right.who !== 'anyone') expect(await status()).toBe(401);
    if (right.who === 'administrator') expect(await status(tokens.get('owner'))).toBe(403);
    if (right.kind === 'command') expect(await status(reader)).toBe(403);
    if (right.who !== 'administrator') expect(admitted).toContain(await status(await tokenOf()));
  });
});

const world = await foreignWorld(ownerUrl);
const before = await world.rows();

describe('the ids of another project', () => {
  const paths = ofProject.filter(([, one]) => namesRow(one.verb) && /\{\w+\*?\}/.test(one.path));

  test.each(paths)('%s is 404', async (_name, operation) => {
    const answer = await send(requestOf(operation, own.slug), tokens.get('owner'));
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain(foreignMark);
  });

  test('nothing of it was changed', async () => {
    expect(await world.rows()).toEqual(before);
  });
});
