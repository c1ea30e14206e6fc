import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#lib/domain/access.ts';
import type { Actor } from '#lib/services/context.ts';
import { verbs } from '#lib/services/verbs.ts';
import { accessTable } from '#test/support/access-table.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { type AnyVerb, anonymous, call, inputOf, person } from '#test/support/verb-calls.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const own = await makeProject(db);
const foreign = await makeProject(db);

const outcome = async (verb: AnyVerb, actor: Actor, project: string) =>
  (await call(verb, { ...system, actor }, inputOf(verb, project))).code;

const entries = verbs.map((verb) => [verb.spec.name, verb, accessTable.get(verb.spec.name)] as const);
const ofProject = entries.flatMap(([name, verb, right]) =>
  right && 'least' in right ? [[name, verb, right.least] as const] : [],
);
const ofInstallation = entries.flatMap(([name, verb, right]) =>
  right && 'who' in right ? [[name, verb, right.who] as const] : [],
);
const commands = new Set([...accessTable].flatMap(([name, { kind }]) => (kind === 'command' ? [name] : [])));

const members = new Map<Role, Actor>();
for (const role of roles) {
  const { id } = await makeUser(db, { projectId: own.id, role });
  members.set(role, person(id));
}
const stranger = person((await makeUser(db)).id);
const newcomer = async (readOnly = false) => person((await makeUser(db)).id, readOnly);

test('every verb has a name of its own and an entry in the table, and every entry is a verb', () => {
  const names = verbs.map((verb) => verb.spec.name);
  expect(new Set(names).size).toBe(names.length);
  expect([...accessTable.keys()].sort()).toEqual([...names].sort());
});

test.each(entries)('%s says of itself what the table says', (_name, verb, right) => {
  expect(verb.spec.kind).toBe(right?.kind);
  expect(verb.spec.access.scope).toBe(right && 'least' in right ? 'project' : 'installation');
});

const unasked = {
  administrator: true,
  projectId: foreign.id,
  actorId: 'x',
  sessionVersion: 9,
  constructor: {},
};

test.each(entries)('%s takes no field that it does not ask for', (_name, verb) => {
  const given = JSON.parse(`{"__proto__": {"administrator": true}}`);
  const parsed = verb.spec.input.safeParse({ ...inputOf(verb, own.slug), ...unasked, ...given });
  const asked = Object.keys(verb.spec.input.shape);
  for (const name of Object.keys(parsed.data ?? {})) expect(asked).toContain(name);
  expect(parsed.data && 'administrator' in Object.getPrototypeOf(parsed.data)).not.toBe(true);
});

describe('a verb of a project', () => {
  test.each(ofProject)('%s: visitors, strangers and members of other projects', async (_name, verb) => {
    expect(await outcome(verb, anonymous, own.slug)).toBe('FORBIDDEN');
    expect(await outcome(verb, anonymous, 'no-such-project')).toBe('FORBIDDEN');
    expect(await outcome(verb, stranger, own.slug)).toBe('NO PROJECT');
    const owner = members.get('owner')!;
    expect(await outcome(verb, owner, foreign.slug)).toBe('NO PROJECT');
    expect(await outcome(verb, owner, 'no-such-project')).toBe('NO PROJECT');
    const administrator: Actor = { ...stranger, administrator: true } as Actor;
    expect(await outcome(verb, administrator, own.slug)).toBe('NO PROJECT');
  });

  test.each(ofProject)('%s: each role', async (name, verb, least) => {
    for (const role of [...roles].reverse()) {
      const actor = members.get(role)!;
      const found = await outcome(verb, actor, own.slug);
      if (roles.indexOf(role) > roles.indexOf(least)) expect(found, role).toBe('FORBIDDEN');
      else expect(found, role).toMatch(/^(done|NOT_FOUND|PRECONDITION|CONFLICT|LIMIT|INVALID)$/);
      if (found === 'done' && commands.has(name)) expect(await audited(actor, name), role).toBe(true);
    }
  });

  test.each(ofProject.filter(([name]) => commands.has(name)))(
    '%s: a read-only token changes nothing, nor does someone who was deactivated',
    async (_name, verb) => {
      const { id } = await makeUser(db, { projectId: own.id, role: 'owner' });
      expect(await outcome(verb, person(id, true), own.slug)).toBe('FORBIDDEN');
      await db.user.update({ where: { id }, data: { active: false } });
      expect(await outcome(verb, person(id), own.slug)).toBe('NO PROJECT');
    },
  );
});

describe('a verb of the installation', () => {
  test.each(ofInstallation)('%s', async (name, verb, who) => {
    if (who !== 'anyone') expect(await outcome(verb, anonymous, '')).toBe('FORBIDDEN');
    if (who === 'administrator') expect(await outcome(verb, await newcomer(), '')).toBe('FORBIDDEN');
    else expect(await outcome(verb, await newcomer(), '')).not.toMatch(/unexpected|NO PROJECT/);
    if (commands.has(name)) expect(await outcome(verb, await newcomer(true), '')).toBe('FORBIDDEN');
  });
});

/** True where the person's last entry of the trail tells of this verb, with what was and what is. */
async function audited(actor: Actor, name: string): Promise<boolean> {
  // It was asked to change nothing.
  if (name === 'projects.change-settings') return true;
  if (actor.kind !== 'user') return false;
  const last = await db.auditEvent.findFirst({ where: { actorId: actor.id }, orderBy: { id: 'desc' } });
  return last?.action === name && (last.before !== null || last.after !== null);
}
