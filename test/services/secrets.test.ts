import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createUser, issueSetupLink, verifyPassword } from '#lib/services/account/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import type { Download } from '#lib/services/download.ts';
import { inviteMember } from '#lib/services/members/index.ts';
import { saveModel, testModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { saveTarget } from '#lib/services/targets/index.ts';
import { createToken } from '#lib/services/tokens/index.ts';
import type { Verb } from '#lib/services/verb.ts';
import { verbs } from '#lib/services/verbs.ts';
import { runPush } from '#lib/services/versions/hub/run-push.ts';
import { startPush } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db, pool } = await testDatabase();
const system = systemContext(db);
const { project } = await acceptedProject(system, 6);
await frozenVersion(system, { project, name: 'v1' });

/** What nobody may ever read: under a name, so that a leak says what leaked. */
const secrets: Record<string, string> = {
  'a password': 'correct horse battery 7391',
  'a wrong password': 'tried and failed battery 5520',
  'the key of a model': 'sk-model-4f1d9c27a8b64e0d',
  'the key of a target': 'sk-target-93be62c1f07d4a55',
  'the token of a hub': 'hf_pushABCDEFGH0123456789',
  'the key of the installation': Buffer.from(system.encryptionKey).toString('hex'),
  'the same in base64': Buffer.from(system.encryptionKey).toString('base64'),
};

/** All that was printed or thrown. */
const said: string[] = [];

function expectNoSecret(text: string, where: string) {
  for (const [name, secret] of Object.entries(secrets)) {
    expect(text.includes(secret) ? `${name} stands in ${where}` : 'nothing').toBe('nothing');
  }
}

/** Runs what may fail, and keeps its error with everything in it. */
async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    said.push(inspect(error, { depth: 9 }), JSON.stringify(error) ?? '');
    return null;
  }
}

/** A server that repeats whatever it was told, key and all, as a refusal. */
const parrot = http.createServer((request, response) => {
  const message = `No: ${inspect(request.headers)} ${request.url}`;
  response.writeHead(request.url?.includes('models') ? 401 : 400, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }));
});
let url = '';
let person: Ctx;

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(
      (...parts) => void said.push(parts.map((one) => inspect(one, { depth: 9 })).join(' ')),
    );
  }
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, 'write').mockImplementation((chunk, ...rest) => {
      said.push(String(chunk));
      return write(chunk, ...(rest as []));
    });
  }
  parrot.listen(0, '127.0.0.1');
  await once(parrot, 'listening');
  url = `http://127.0.0.1:${(parrot.address() as AddressInfo).port}`;
  await live();
});
afterAll(() => {
  vi.restoreAllMocks();
  parrot.close();
});

/** A day in the life of an installation: signing in, links, tokens, keys, and servers that refuse them. */
async function live() {
  await setSettings(system, { allowPrivateNetworks: true });
  const email = 'owner@example.org';
  // Only where there is no account yet is there a link to set the installation up.
  const link = await attempt(() => issueSetupLink(system, {}));
  secrets['a set-up link'] = /[\w-]{40,}/.exec(JSON.stringify(link) ?? '')![0];
  const made = await createUser(system, { email, name: 'Owner', password: secrets['a password']! } as never);
  const { id } = await db.user.findUniqueOrThrow({ where: { email } });
  said.push(JSON.stringify(made));
  person = { ...system, actor: { kind: 'user', id, label: email, administrator: true, readOnly: false } };
  const visitor: Ctx = { ...system, actor: { kind: 'anonymous', address: '192.0.2.1' } };
  await attempt(() => verifyPassword(visitor, { email, password: secrets['a wrong password']! }));
  said.push(JSON.stringify(await verifyPassword(visitor, { email, password: secrets['a password']! })));
  secrets['an API token'] = (await createToken(person, { name: 'script' } as never)).token;
  const { path } = await inviteMember(person, { project, email: 'new@example.org', role: 'viewer' });
  secrets['an invitation'] = path.split('/').at(-1)!;
  await callServers();
}

async function callServers() {
  const key = secrets['the key of a model']!;
  const model = { project, name: 'm', baseUrl: `${url}/v1`, model: 'm', key };
  await attempt(() => saveModel(person, model as never));
  const saved = await saveModel(person, { ...model, check: false, reason: 'It refuses everybody.' } as never);
  said.push(
    JSON.stringify(saved),
    JSON.stringify(await attempt(() => testModel(person, { project, model: saved.id } as never))),
  );
  await attempt(() =>
    saveModel(person, {
      ...model,
      id: saved.id,
      key: undefined,
      baseUrl: 'https://elsewhere.example/v1',
    } as never),
  );
  const target = {
    name: 'api',
    settings: JSON.stringify({ kind: 'openai', baseUrl: `${url}/v1` }),
    key: secrets['the key of a target']!,
  };
  await attempt(() => saveTarget(person, target as never));
  await attempt(() => saveTarget(person, { ...target, check: false } as never));
  const push = { project, version: 'v1', repo: 'a/b', endpoint: url, token: secrets['the token of a hub']! };
  const started = await attempt(() => startPush(person, push as never));
  if (started) await attempt(() => runPush(system, started.id, new AbortController().signal));
}

test('each of these flows came as far as it should', async () => {
  expect(await db.modelEndpoint.count({ where: { encryptedKey: { not: null } } })).toBe(1);
  expect(await db.computeTarget.count({ where: { encryptedKey: { not: null } } })).toBe(1);
  expect(await db.hubPush.findFirst()).toMatchObject({ status: 'failed', sealedToken: null });
  expect(secrets['an API token']).toMatch(/^crl_/);
  expect(said.join('\n')).toMatch(/authorization|\[key\]/);
});

test('no log and no error holds a secret', () => {
  for (const [at, text] of said.entries())
    expectNoSecret(text, `what was said as number ${at}: ${text.slice(0, 80)}`);
});

test('no table holds a secret as it is', async () => {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(50);
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`SELECT one::text AS text FROM ${name} AS one`);
    for (const { text } of rows) expectNoSecret(text, name);
  }
});

describe('what pages, REST and the command line are told', () => {
  const asking = verbs.filter(
    (verb) => verb.spec.kind === 'query' && verb.spec.name !== 'account.setup-state',
  );

  test.each(asking.map((verb) => [verb.spec.name, verb] as const))(
    '%s tells no secret',
    async (name, verb) => {
      const input = inputOf(verb, await ids());
      const told = await verb(person, input as never).catch((error: unknown) => error);
      expectNoSecret(inspect(told, { depth: 12, maxStringLength: null, maxArrayLength: null }), name);
      const { lines } = (told ?? {}) as Partial<Download>;
      if (lines) for await (const line of lines) expectNoSecret(line, name);
    },
  );

  /** Of each thing that has an id, one that exists. */
  async function ids(): Promise<Record<string, unknown>> {
    const first = async (found: Promise<{ id: string } | null>) => (await found)?.id;
    return {
      project,
      version: '1',
      seed: await first(db.seed.findFirst({ select: { id: true } })),
      variant: await first(db.variant.findFirst({ select: { id: true } })),
      model: await first(db.modelEndpoint.findFirst({ select: { id: true } })),
      target: await first(db.computeTarget.findFirst({ select: { id: true } })),
    };
  }

  /** What a verb asks for, as far as something of that name is there. */
  function inputOf(verb: Verb<never, unknown>, known: Record<string, unknown>): Record<string, unknown> {
    const schema = z.toJSONSchema(verb.spec.input, { io: 'input', unrepresentable: 'any' });
    const names = Object.keys(schema.properties ?? {});
    return Object.fromEntries(
      names.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
    );
  }
});
