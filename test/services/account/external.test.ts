import { beforeEach, describe, expect, test } from 'vitest';
import { createUser, deactivateUser, signInExternal, verifyPassword } from '#lib/services/account/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { inviteMember, revokeInvitation } from '#lib/services/members/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const bo = {
  ...{ provider: 'github', providerAccountId: '4711', email: 'bo@example.org', emailVerified: true },
  ...{ name: 'Bo', allowedDomains: [] as string[] },
};
const refusal = (name: string) => ({ code: 'FORBIDDEN', details: { refusal: name } });

let project: { id: string; slug: string };
beforeEach(async () => {
  await db.user.deleteMany();
  await db.invitation.deleteMany();
  project = await makeProject(db);
  await makeUser(db);
});

describe('someone whom a provider vouches for', () => {
  test('gets an account and the roles they are invited to, and is known next time', async () => {
    const other = await makeProject(db);
    await inviteMember(system, { project: project.slug, email: bo.email, role: 'reviewer' });
    await inviteMember(system, { project: other.slug, email: bo.email, role: 'viewer' });
    const first = await signInExternal(system, bo);
    const memberships = await db.membership.findMany({ where: { userId: first.id } });
    expect(memberships.map(({ projectId, role }) => [projectId, role])).toEqual(
      expect.arrayContaining([
        [project.id, 'reviewer'],
        [other.id, 'viewer'],
      ]),
    );
    expect(await signInExternal(system, { ...bo, email: 'new-address@example.org' })).toEqual(first);
    expect(await db.invitation.count({ where: { usedAt: null } })).toBe(0);
  });

  test('is refused without an invitation', async () => {
    await expect(signInExternal(system, bo)).rejects.toMatchObject(refusal('not-invited'));
  });

  test('is refused when the invitation was withdrawn', async () => {
    const { id } = await inviteMember(system, { project: project.slug, email: bo.email, role: 'lead' });
    await revokeInvitation(system, { project: project.slug, invitation: id });
    await expect(signInExternal(system, bo)).rejects.toMatchObject(refusal('not-invited'));
  });

  test('is refused when the provider has not verified the address, invited or not', async () => {
    await inviteMember(system, { project: project.slug, email: bo.email, role: 'owner' });
    const unverified = { ...bo, emailVerified: false, allowedDomains: ['example.org'] };
    await expect(signInExternal(system, unverified)).rejects.toMatchObject(refusal('unverified'));
  });

  test('comes in by an allowed domain, without any project', async () => {
    const { id } = await signInExternal(system, { ...bo, allowedDomains: ['example.org'] });
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ administrator: false });
    expect(await db.membership.count({ where: { userId: id } })).toBe(0);
    const stranger = { ...bo, providerAccountId: '9', email: 'x@sub.example.org' };
    await expect(
      signInExternal(system, { ...stranger, allowedDomains: ['example.org'] }),
    ).rejects.toMatchObject(refusal('not-invited'));
  });

  test('is never joined to an account that exists, not even when invited and allowed', async () => {
    const account = { email: bo.email, name: 'Bo', password: 'violet harbour seventeen' };
    await createUser(system, account);
    await inviteMember(system, { project: project.slug, email: bo.email, role: 'owner' });
    const wanted = { ...bo, email: 'BO@example.org', allowedDomains: ['example.org'] };
    await expect(signInExternal(system, wanted)).rejects.toMatchObject(refusal('account-exists'));
    expect(await db.externalAccount.count()).toBe(0);
  });

  test('does not become the first account', async () => {
    await db.user.deleteMany();
    await expect(signInExternal(system, { ...bo, allowedDomains: ['example.org'] })).rejects.toMatchObject(
      refusal('no-account-yet'),
    );
  });

  test('is out when deactivated', async () => {
    await signInExternal(system, { ...bo, allowedDomains: ['example.org'] });
    await deactivateUser(system, { email: bo.email });
    await expect(signInExternal(system, bo)).rejects.toMatchObject(refusal('deactivated'));
  });

  test('has no password that could be guessed', async () => {
    await signInExternal(system, { ...bo, allowedDomains: ['example.org'] });
    const visitor: Ctx = { ...system, actor: { kind: 'anonymous', address: '192.0.2.7' } };
    await expect(verifyPassword(visitor, { email: bo.email, password: 'null' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('makes one account when the provider answers twice at once', async () => {
    const twice = { ...bo, allowedDomains: ['example.org'] };
    const settled = await Promise.all([signInExternal(system, twice), signInExternal(system, twice)]);
    expect(settled[0]).toEqual(settled[1]);
    expect(await db.user.count({ where: { email: bo.email } })).toBe(1);
  });

  test('comes from the studio itself: no person and no administrator can claim it', async () => {
    const administrator: Ctx = { ...system, actor: { ...(await makeUser(db)), administrator: true } };
    const visitor: Ctx = { ...system, actor: { kind: 'anonymous', address: '192.0.2.7' } };
    for (const ctx of [administrator, visitor]) {
      await expect(signInExternal(ctx, { ...bo, allowedDomains: ['example.org'] })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    expect(await db.user.count({ where: { email: bo.email } })).toBe(0);
  });
});

describe('deactivating', () => {
  test('leaves the only administrator in', async () => {
    await createUser(system, {
      email: 'root@example.org',
      name: 'Root',
      password: 'violet harbour seventeen',
      administrator: true,
    });
    await expect(deactivateUser(system, { email: 'root@example.org' })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
  });

  test('says which projects are left without an owner', async () => {
    const owner = await makeUser(db, { projectId: project.id, role: 'owner' });
    const { email } = await db.user.findUniqueOrThrow({ where: { id: owner.id } });
    expect((await deactivateUser(system, { email })).projectsWithoutOwner).toEqual([project.slug]);
  });
});
