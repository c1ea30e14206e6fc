import { beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#lib/domain/access.ts';
import type { Ctx } from '#lib/services/context.ts';
import {
  acceptInvitation,
  changeMemberRole,
  inviteMember,
  listInvitations,
  listMembers,
  removeMember,
  revokeInvitation,
  showInvitation,
} from '#lib/services/members/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const visitor: Ctx = { ...system, actor: { kind: 'anonymous', address: '192.0.2.7' } };
const newcomer = { name: 'Bo', password: 'violet harbour seventeen' };

let project: string;
let projectId: string;
let owner: Ctx;
const as = async (role: Role): Promise<Ctx & { id: string }> => {
  const actor = await makeUser(db, { projectId, role });
  return { ...system, actor, id: actor.id };
};
const later = (ctx: Ctx, days: number): Ctx => ({
  ...ctx,
  now: () => new Date(Date.now() + days * 86_400_000),
});
async function invited(email = 'bo@example.org', role: Role = 'reviewer') {
  const made = await inviteMember(owner, { project, email, role });
  return { ...made, token: made.path.replace('/invitation/', '') };
}
const emailOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).email;

beforeEach(async () => {
  await db.user.deleteMany();
  ({ slug: project, id: projectId } = await makeProject(db));
  owner = await as('owner');
});

describe('an invitation', () => {
  test('makes a newcomer a member with the invited role', async () => {
    const { token } = await invited();
    expect(await showInvitation(visitor, { token })).toMatchObject({
      ...{ email: 'bo@example.org', role: 'reviewer', hasAccount: false, signedIn: 'none' },
    });
    expect(await acceptInvitation(visitor, { token, ...newcomer })).toMatchObject({
      project,
      role: 'reviewer',
    });
    const bo = (await listMembers(owner, { project })).find(({ email }) => email === 'bo@example.org');
    expect(bo).toMatchObject({ name: 'Bo', role: 'reviewer', active: true, you: false });
    expect(await db.user.findUnique({ where: { email: 'bo@example.org' } })).toMatchObject({
      administrator: false,
    });
  });

  test('works once, also for two at the same moment', async () => {
    const { token } = await invited();
    const both = [
      acceptInvitation(visitor, { token, ...newcomer }),
      acceptInvitation(visitor, { token, ...newcomer }),
    ];
    const settled = await Promise.allSettled(both);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(acceptInvitation(visitor, { token, ...newcomer })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('ends after seven days, when withdrawn, and when a newer one is made', async () => {
    const first = await invited();
    await expect(
      acceptInvitation(later(visitor, 8), { token: first.token, ...newcomer }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const second = await invited();
    await expect(showInvitation(visitor, { token: first.token })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await revokeInvitation(owner, { project, invitation: second.id });
    await expect(acceptInvitation(visitor, { token: second.token, ...newcomer })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await listInvitations(owner, { project })).toEqual([]);
  });

  test('is for its address: someone else who is signed in cannot take it', async () => {
    const { token } = await invited();
    const stranger: Ctx = { ...system, actor: await makeUser(db) };
    expect(await showInvitation(stranger, { token })).toMatchObject({ signedIn: 'other' });
    await expect(acceptInvitation(stranger, { token })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await db.membership.count({ where: { projectId } })).toBe(1);
  });

  test('for someone with an account asks them to sign in, and takes no new password', async () => {
    const actor = await makeUser(db);
    const { token } = await invited(await emailOf(actor.id), 'lead');
    await expect(acceptInvitation(visitor, { token, ...newcomer })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    const me: Ctx = { ...system, actor };
    expect(await showInvitation(me, { token })).toMatchObject({ signedIn: 'yours' });
    expect(await acceptInvitation(me, { token })).toMatchObject({ project, role: 'lead' });
    expect(await db.user.findUnique({ where: { id: actor.id } })).toMatchObject({ passwordHash: null });
  });

  test('needs a name and a good password from a newcomer, and is still there after a bad one', async () => {
    const { token } = await invited();
    for (const bad of [
      {},
      { name: 'Bo' },
      { name: 'Bo', password: 'short' },
      { name: ' ', password: newcomer.password },
    ]) {
      await expect(acceptInvitation(visitor, { token, ...bad })).rejects.toMatchObject({ code: 'INVALID' });
    }
    await expect(acceptInvitation(visitor, { token, ...newcomer })).resolves.toMatchObject({ project });
  });

  test('is not made for someone who is a member', async () => {
    const member = await as('viewer');
    await expect(
      inviteMember(owner, { project, email: (await emailOf(member.id)).toUpperCase(), role: 'owner' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('of one project cannot be withdrawn from another', async () => {
    const { id } = await invited();
    const other = await makeProject(db);
    const foreign: Ctx = { ...system, actor: await makeUser(db, { projectId: other.id, role: 'owner' }) };
    await expect(revokeInvitation(foreign, { project: other.slug, invitation: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('leaves neither its token nor the new password in the audit trail', async () => {
    const { token } = await invited();
    await acceptInvitation(visitor, { token, ...newcomer });
    const events = await db.auditEvent.findMany({
      select: { action: true, after: true, target: true, actorLabel: true },
    });
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['members.invite', 'members.accept']),
    );
    expect(JSON.stringify(events)).not.toContain(token);
    expect(JSON.stringify(events)).not.toContain(newcomer.password);
  });
});

describe('a role', () => {
  test('changes at once, and the trail says from what to what', async () => {
    const bo = await as('viewer');
    await expect(listInvitations(bo, { project })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await changeMemberRole(owner, { project, userId: bo.id, role: 'owner' });
    await expect(listInvitations(bo, { project })).resolves.toEqual([]);
    const event = await db.auditEvent.findFirst({
      where: { action: 'members.change-role' },
      orderBy: { id: 'desc' },
    });
    expect(event).toMatchObject({ before: { role: 'viewer' }, after: { role: 'owner' } });
  });

  test('of the only owner stays, and so do they', async () => {
    const { id } = owner.actor as { id: string };
    await expect(changeMemberRole(owner, { project, userId: id, role: 'lead' })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    await expect(removeMember(owner, { project, userId: id })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
  });

  test('of the only owner who can sign in stays, though a deactivated one is listed', async () => {
    const gone = await as('owner');
    await db.user.update({ where: { id: gone.id }, data: { active: false } });
    const { id } = owner.actor as { id: string };
    await expect(changeMemberRole(owner, { project, userId: id, role: 'viewer' })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    await expect(removeMember(owner, { project, userId: gone.id })).resolves.toEqual({ userId: gone.id });
  });

  test('two owners who demote each other at the same moment leave one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await as('owner'), await as('owner')];
      await removeMember(system, { project, userId: (owner.actor as { id: string }).id }).catch(() => {});
      await Promise.allSettled([
        changeMemberRole(a, { project, userId: b.id, role: 'viewer' }),
        changeMemberRole(b, { project, userId: a.id, role: 'viewer' }),
      ]);
      expect(await db.membership.count({ where: { projectId, role: 'owner' } })).toBeGreaterThan(0);
      await db.membership.deleteMany({ where: { projectId } });
    }
  });

  test('of someone who is no member is not found', async () => {
    const stranger = await makeUser(db);
    await expect(
      changeMemberRole(owner, { project, userId: stranger.id, role: 'viewer' }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('a removed member is out at the next call', async () => {
    const bo = await as('reviewer');
    await expect(listMembers(bo, { project })).resolves.toHaveLength(2);
    await removeMember(owner, { project, userId: bo.id });
    await expect(listMembers(bo, { project })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
