import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { describe, expect, test, vi } from 'vitest';
import { inRequest } from '#test/support/action-scope.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const secret = 'a key that only this test knows, 32+';
vi.stubEnv('STUDIO_SECRET', 'a secret that only this test knows, 32+');
vi.stubEnv('NEXTAUTH_SECRET', secret);
vi.stubEnv('NEXTAUTH_URL', '');

const { db, pool } = await testDatabase();
const ctx = systemContext(db);
const place = globalThis as typeof globalThis & Record<'corollaryConnection' | 'corollaryResources', unknown>;
place.corollaryConnection = { db, pool, close: async () => {} };
place.corollaryResources = { ...ctx, connection: place.corollaryConnection };

const host = 'studio.example';
const { id: projectId, slug } = await makeProject(db);
const sessionOf = async (id: string) => encode({ token: { sub: id, version: 1 }, secret, maxAge: 3600 });
const sessions = {
  visitor: undefined,
  stranger: await sessionOf((await makeUser(db)).id),
  viewer: await sessionOf((await makeUser(db, { projectId, role: 'viewer' })).id),
  owner: await sessionOf((await makeUser(db, { projectId, role: 'owner' })).id),
};

type Action = (...given: unknown[]) => Promise<{ ok: boolean; error?: { code: string } }>;
const app = path.resolve(import.meta.dirname, '../../app');
const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) => /\.tsx?$/.test(file) && /^['"]use server['"]/m.test(readFileSync(path.join(app, file), 'utf8')),
  )
  .sort();
const actions: [string, Action][] = [];
for (const file of files) {
  const exported = Object.entries((await import(path.join(app, file))) as Record<string, Action>);
  const short = file.replace(/^\(\w+\)\/(\[project\]\/)?/, '');
  actions.push(...exported.map(([name, action]): [string, Action] => [`${short} ${name}`, action]));
}

/** What these take apart before they ask. */
const fitting: Record<string, unknown> = {
  'actions.ts findInProject': slug,
  'check/duplicates/actions.ts search': { part: '' },
  'review/queues/actions.ts makeQueue': { filter: {}, audit: null },
};

/** The code that a call ends with. An action takes what the browser sends: here the project, and nothing that fits. */
async function outcome(
  name: string,
  action: Action,
  session?: string,
  origin: string | null = `http://${host}`,
) {
  const headers = new Headers({ host, 'x-forwarded-proto': 'http' });
  if (session) headers.set('cookie', `next-auth.session-token=${session}`);
  if (origin !== null) headers.set('origin', origin);
  const first = name.startsWith('generate/templates/') ? { project: slug } : slug;
  const result = await inRequest(headers, () => action(first, fitting[name] ?? {}, {}, {}));
  // The palette shows what it is given, which after a refusal is nothing.
  if (Array.isArray(result)) return result.length === 0 ? 'nothing' : 'found';
  return result.ok ? 'done' : (result.error?.code ?? 'no code');
}

/** Actions that are of no project: what a visitor, a stranger and a viewer hear. */
const ofNoProject: Record<string, [string, string, string]> = {
  'invitation/[token]/actions.ts joinAsSignedIn': ['INVALID', 'INVALID', 'INVALID'],
  'invitation/[token]/actions.ts joinWithNewAccount': ['INVALID', 'INVALID', 'INVALID'],
  'setup/actions.ts createFirstAccount': ['INVALID', 'INVALID', 'INVALID'],
  'actions.ts findInProject': ['nothing', 'nothing', 'nothing'],
  'projects/actions.ts newProject': ['FORBIDDEN', 'INVALID', 'INVALID'],
  'settings/account/actions.ts savePassword': ['FORBIDDEN', 'INVALID', 'INVALID'],
  'settings/keys/actions.ts saveKeys': ['FORBIDDEN', 'done', 'done'],
  'settings/tokens/actions.ts makeToken': ['FORBIDDEN', 'INVALID', 'INVALID'],
  'settings/tokens/actions.ts revoke': ['FORBIDDEN', 'INVALID', 'INVALID'],
  'settings/models/actions.ts changeSettings': ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  'settings/targets/actions.ts save': ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  'settings/targets/actions.ts check': ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  'settings/targets/actions.ts remove': ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
};
/** What a viewer may do: here they hear of their input, or it is done. */
const forViewers = new Set([
  ...['check/duplicates/actions.ts countCaps', 'evaluate/actions.ts estimate'],
  ...['generate/actions.ts estimate', 'generate/actions.ts estimatePlanned'],
  ...['generate/templates/actions.ts preview', 'review/mentions/actions.ts putOff'],
  ...['generate/variants/actions.ts keepView', 'generate/variants/actions.ts dropView'],
  ...['seeds/list-actions.ts keepView', 'seeds/list-actions.ts dropView'],
  ...['train/actions.ts estimate', 'train/actions.ts readPreview', 'train/actions.ts sweepTotals'],
  ...['versions/[version]/state-actions.ts lookAtRestore', 'versions/[version]/state-actions.ts branch'],
  ...['versions/actions.ts exportVersionFile', 'versions/actions.ts cancelVersionExport'],
  ...['versions/actions.ts verify', 'versions/actions.ts cancelVerification'],
]);

test('the actions are those of all files that say "use server"', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(actions.length).toBeGreaterThan(130);
  const names = new Set(actions.map(([name]) => name));
  for (const name of [...Object.keys(ofNoProject), ...forViewers]) expect(names).toContain(name);
});

describe('a server action, called without its page', () => {
  test.each(actions)('%s', async (name, action) => {
    const codes = [];
    for (const session of [sessions.visitor, sessions.stranger, sessions.viewer])
      codes.push(await outcome(name, action, session));
    if (ofNoProject[name]) return expect(codes).toEqual(ofNoProject[name]);
    expect(codes.slice(0, 2)).toEqual(['FORBIDDEN', 'NOT_FOUND']);
    if (forViewers.has(name)) expect(codes[2]).toMatch(/^(done|INVALID|NOT_FOUND|PRECONDITION)$/);
    else expect(codes[2]).toBe('FORBIDDEN');
    expect(await outcome(name, action, sessions.owner)).not.toBe('FORBIDDEN');
  });

  test.each(actions)('%s: another site does nothing with the session of an owner', async (name, action) => {
    for (const origin of ['https://evil.example', 'null', null, `http://${host}.evil.example`])
      expect(await outcome(name, action, sessions.owner, origin), String(origin)).toMatch(
        /^(FORBIDDEN|nothing)$/,
      );
  });
});
