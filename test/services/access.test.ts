import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { may, type Role, roles } from '#lib/domain/access.ts';
import { StudioError } from '#lib/domain/errors.ts';
import type { Actor, Ctx } from '#lib/services/context.ts';
import type { Verb } from '#lib/services/verb.ts';
import { verbs } from '#lib/services/verbs.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const own = await makeProject(db);
const foreign = await makeProject(db);

const person = (id: string, readOnly = false): Actor => ({
  ...{ kind: 'user', id, label: 'somebody', administrator: false, readOnly },
});
const anonymous: Actor = { kind: 'anonymous', address: '192.0.2.1' };

type Field = {
  type?: string;
  enum?: unknown[];
  format?: string;
  anyOf?: Field[];
  items?: Field;
  minimum?: number;
  const?: unknown;
  oneOf?: Field[];
  properties?: Record<string, Field>;
  required?: string[];
};

/** A value that a field of a verb's input admits; what a pattern asks for is in `special`. */
function sample(field: Field): unknown {
  if (field.enum) return field.enum[0];
  if (field.const !== undefined) return field.const;
  const first = field.anyOf?.[0] ?? field.oneOf?.[0];
  if (first) return sample(first);
  if (field.format === 'uuid') return '01900000-0000-7000-8000-000000000000';
  if (field.format === 'email') return `p${Math.random().toString(36).slice(2)}@example.org`;
  if (field.format === 'uri') return 'https://models.example.org/v1';
  if (field.type === 'integer' || field.type === 'number') return Math.max(1, field.minimum ?? 1);
  if (field.type === 'boolean') return false;
  if (field.type === 'array') return [sample(field.items ?? {})];
  if (field.type === 'object') {
    const inner = Object.entries(field.properties ?? {}).filter(([name]) => field.required?.includes(name));
    return Object.fromEntries(inner.map(([name, one]) => [name, sample(one)]));
  }
  return 'a long enough text';
}

const special: Record<string, unknown> = {
  email: 'somebody@example.org',
  // A link's token; where it is a row's id, it is an id.
  token: 'x'.repeat(43),
  allowPrivateNetworks: false,
  slug: 'new-one',
  name: 'name-of-it',
  content: (async function* () {})(),
  fileName: 'a.jsonl',
  after: undefined,
};

function inputOf(verb: Verb<never, unknown>, project: string): never {
  const schema = z.toJSONSchema(verb.spec.input, { io: 'input', unrepresentable: 'any' });
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
  const values = fields.map(([name, field]) => {
    const isId = (field as Field).format === 'uuid';
    return [name, name in special && !isId ? special[name] : sample(field as Field)];
  });
  return {
    ...Object.fromEntries(values),
    ...(verb.spec.access.scope === 'project' ? { project } : {}),
  } as never;
}

/** The code of the error that a call ends with, or "done". */
async function outcome(verb: Verb<never, unknown>, actor: Actor, project: string): Promise<string> {
  const ctx: Ctx = { ...system, actor };
  try {
    await verb(ctx, inputOf(verb, project));
    return 'done';
  } catch (error) {
    if (!(error instanceof StudioError)) return `unexpected: ${error}`;
    const ofProject = error.code === 'NOT_FOUND' && error.message.startsWith('The project');
    return ofProject ? 'NO PROJECT' : error.code;
  }
}

const ofProject = verbs.filter((verb) => verb.spec.access.scope === 'project');
const ofInstallation = verbs.filter((verb) => verb.spec.access.scope === 'installation');
const named = (list: readonly Verb<never, unknown>[]) => list.map((verb) => [verb.spec.name, verb] as const);

const members = new Map<Role, Actor>();
for (const role of roles) {
  const { id } = await makeUser(db);
  await db.membership.create({ data: { projectId: own.id, userId: id, role } });
  members.set(role, person(id));
}
const stranger = person((await makeUser(db)).id);

test('verbs have names of their own', () => {
  const names = verbs.map((verb) => verb.spec.name);
  expect(new Set(names).size).toBe(names.length);
  expect(ofProject.length).toBeGreaterThan(30);
});

describe('a verb of a project', () => {
  test.each(named(ofProject))(
    '%s: visitors, strangers and members of other projects',
    async (_name, verb) => {
      expect(await outcome(verb, anonymous, own.slug)).toBe('FORBIDDEN');
      expect(await outcome(verb, stranger, own.slug)).toBe('NO PROJECT');
      const owner = members.get('owner')!;
      expect(await outcome(verb, owner, foreign.slug)).toBe('NO PROJECT');
      expect(await outcome(verb, owner, 'no-such-project')).toBe('NO PROJECT');
    },
  );

  test.each(named(ofProject))('%s: each role', async (_name, verb) => {
    const { access } = verb.spec;
    if (access.scope !== 'project') throw new Error('not a verb of a project');
    for (const role of [...roles].reverse()) {
      const found = await outcome(verb, members.get(role)!, own.slug);
      if (!may(role, access.capability)) expect(found, role).toBe('FORBIDDEN');
      else expect(found, role).toMatch(/^(done|NOT_FOUND|PRECONDITION|CONFLICT|LIMIT|INVALID)$/);
    }
  });

  test.each(named(ofProject.filter((verb) => verb.spec.kind === 'command')))(
    '%s: a read-only token changes nothing',
    async (_name, verb) => {
      const { id } = await makeUser(db);
      await db.membership.create({ data: { projectId: own.id, userId: id, role: 'owner' } });
      expect(await outcome(verb, person(id, true), own.slug)).toBe('FORBIDDEN');
    },
  );
});

describe('a verb of the installation', () => {
  test.each(named(ofInstallation))('%s', async (_name, verb) => {
    const { access } = verb.spec;
    if (access.scope !== 'installation') throw new Error('not a verb of the installation');
    const someone = person((await makeUser(db)).id);
    if (access.who !== 'anyone') expect(await outcome(verb, anonymous, '')).toBe('FORBIDDEN');
    if (access.who === 'administrator') expect(await outcome(verb, someone, '')).toBe('FORBIDDEN');
    if (verb.spec.kind === 'command') {
      expect(await outcome(verb, person((await makeUser(db)).id, true), '')).toBe('FORBIDDEN');
    }
  });
});
