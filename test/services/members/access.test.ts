import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#lib/domain/access.ts';
import { listAuditEvents } from '#lib/services/audit-trail/index.ts';
import type { Actor, Ctx } from '#lib/services/context.ts';
import {
  changeMemberRole,
  inviteMember,
  listInvitations,
  listMembers,
  removeMember,
  revokeInvitation,
} from '#lib/services/members/index.ts';
import { createProject, getProject, listProjects, updateProject } from '#lib/services/projects/index.ts';
import { createToken, listTokens, revokeToken } from '#lib/services/tokens/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const nobody = '00000000-0000-7000-8000-000000000000';

type Call = (ctx: Ctx, project: string) => Promise<unknown>;
/** What each call answers to a member who may, and who may. */
const projectCalls: [string, Call, readonly Role[], 'done' | 'NOT_FOUND', 'query' | 'command'][] = [
  ['projects.get', (ctx, project) => getProject(ctx, { project }), roles, 'done', 'query'],
  ['members.list', (ctx, project) => listMembers(ctx, { project }), roles, 'done', 'query'],
  [
    'audit-trail.list',
    (ctx, project) => listAuditEvents(ctx, { project }),
    ['owner', 'lead'],
    'done',
    'query',
  ],
  [
    'projects.update',
    (ctx, project) => updateProject(ctx, { project, name: 'New', description: '' }),
    ['owner', 'lead'],
    'done',
    'command',
  ],
  [
    'members.list-invitations',
    (ctx, project) => listInvitations(ctx, { project }),
    ['owner'],
    'done',
    'query',
  ],
  [
    'members.invite',
    (ctx, project) => inviteMember(ctx, { project, email: 'x@example.org', role: 'viewer' }),
    ['owner'],
    'done',
    'command',
  ],
  [
    'members.change-role',
    (ctx, project) => changeMemberRole(ctx, { project, userId: nobody, role: 'owner' }),
    ['owner'],
    'NOT_FOUND',
    'command',
  ],
  [
    'members.remove',
    (ctx, project) => removeMember(ctx, { project, userId: nobody }),
    ['owner'],
    'NOT_FOUND',
    'command',
  ],
  [
    'members.revoke-invitation',
    (ctx, project) => revokeInvitation(ctx, { project, invitation: nobody }),
    ['owner'],
    'NOT_FOUND',
    'command',
  ],
];
const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const by = (actor: Actor): Ctx => ({ ...system, actor });

describe.each(projectCalls)('%s', (_name, call, allowed, answer, kind) => {
  test.each(roles)('by a member who is %s', async (role) => {
    const { id: projectId, slug } = await makeProject(db);
    const actor = await makeUser(db, { projectId, role });
    expect(await outcome(call(by(actor), slug))).toBe(allowed.includes(role) ? answer : 'FORBIDDEN');
  });

  test.each(roles)('by a stranger who is %s elsewhere: the project does not exist', async (role) => {
    const [own, foreign] = [await makeProject(db), await makeProject(db)];
    const actor = await makeUser(db, { projectId: own.id, role });
    expect(await outcome(call(by(actor), foreign.slug))).toBe('NOT_FOUND');
  });

  test('by the administrator, who is no member: the project does not exist', async () => {
    const { slug } = await makeProject(db);
    const actor = { ...(await makeUser(db)), administrator: true };
    expect(await outcome(call(by(actor), slug))).toBe('NOT_FOUND');
  });

  test('by a visitor: refused, whether the project exists or not', async () => {
    const { slug } = await makeProject(db);
    const visitor = by({ kind: 'anonymous', address: '192.0.2.7' });
    expect(await outcome(call(visitor, slug))).toBe('FORBIDDEN');
    expect(await outcome(call(visitor, 'no-such-project'))).toBe('FORBIDDEN');
  });

  test('by the read-only token of an owner', async () => {
    const { id: projectId, slug } = await makeProject(db);
    const actor = { ...(await makeUser(db, { projectId, role: 'owner' })), readOnly: true };
    expect(await outcome(call(by(actor), slug))).toBe(kind === 'query' ? answer : 'FORBIDDEN');
  });

  test('in a project whose name is no name', async () => {
    expect(await outcome(call(system, "x' OR '1'='1"))).toBe('INVALID');
  });
});

type Installed = (ctx: Ctx) => Promise<unknown>;
const installationCalls: [string, Installed, Record<'person' | 'visitor' | 'readOnly' | 'system', string>][] =
  [
    [
      'projects.list',
      (ctx) => listProjects(ctx, {}),
      { person: 'done', visitor: 'FORBIDDEN', readOnly: 'done', system: 'done' },
    ],
    [
      'projects.create',
      (ctx) => createProject(ctx, { slug: `n-${crypto.randomUUID().slice(0, 13)}`, name: 'N' }),
      { person: 'done', visitor: 'FORBIDDEN', readOnly: 'FORBIDDEN', system: 'done' },
    ],
    [
      'tokens.list',
      (ctx) => listTokens(ctx, {}),
      { person: 'done', visitor: 'FORBIDDEN', readOnly: 'done', system: 'FORBIDDEN' },
    ],
    [
      'tokens.create',
      (ctx) => createToken(ctx, { name: 'T' }),
      { person: 'done', visitor: 'FORBIDDEN', readOnly: 'FORBIDDEN', system: 'FORBIDDEN' },
    ],
    [
      'tokens.revoke',
      (ctx) => revokeToken(ctx, { token: nobody }),
      { person: 'NOT_FOUND', visitor: 'FORBIDDEN', readOnly: 'FORBIDDEN', system: 'FORBIDDEN' },
    ],
  ];

describe.each(installationCalls)('%s', (_name, call, expected) => {
  test('by a person, a visitor, a read-only token and the command line', async () => {
    const person = await makeUser(db);
    const answers = {
      person: await outcome(call(by(person))),
      visitor: await outcome(call(by({ kind: 'anonymous', address: '192.0.2.7' }))),
      readOnly: await outcome(call(by({ ...person, readOnly: true }))),
      system: await outcome(call(system)),
    };
    expect(answers).toEqual(expected);
  });
});
