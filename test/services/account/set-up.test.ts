import { beforeEach, describe, expect, test } from 'vitest';
import { completeSetup, createUser, issueSetupLink, setupState } from '#lib/services/account/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const visitor: Ctx = { ...system, actor: { kind: 'anonymous', address: '192.0.2.7' } };
const ada = { email: 'Ada@Example.org', name: 'Ada', password: 'violet harbour seventeen' };
const at = (ctx: Ctx, hours: number): Ctx => ({
  ...ctx,
  now: () => new Date(Date.now() + hours * 3_600_000),
});

async function newLink(): Promise<string> {
  return (await issueSetupLink(system, {})).path.split('token=')[1] ?? '';
}

beforeEach(async () => {
  await db.user.deleteMany();
  await db.project.deleteMany();
  await db.invitation.deleteMany();
});

describe('the set-up link', () => {
  test('makes the first account: the administrator, owner of every project that exists', async () => {
    const projects = [await makeProject(db), await makeProject(db)];
    const account = await completeSetup(visitor, { ...ada, token: await newLink() });
    expect(account).toMatchObject({ email: 'ada@example.org', name: 'Ada', administrator: true });
    const memberships = await db.membership.findMany({ where: { userId: account.id } });
    expect(memberships.map(({ projectId, role }) => ({ projectId, role }))).toEqual(
      expect.arrayContaining(projects.map(({ id }) => ({ projectId: id, role: 'owner' }))),
    );
  });

  test('works once', async () => {
    const token = await newLink();
    await completeSetup(visitor, { ...ada, token });
    await expect(completeSetup(visitor, { ...ada, email: 'eve@example.org', token })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    expect(await db.user.count()).toBe(1);
  });

  test('makes one account for two visitors at the same moment', async () => {
    const token = await newLink();
    const tries = Array.from({ length: 6 }, (_, n) =>
      completeSetup(visitor, { ...ada, email: `person${n}@example.org`, token }),
    );
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.user.count()).toBe(1);
  });

  test('ends after a day', async () => {
    const token = await newLink();
    expect(await setupState(at(visitor, 25), { token })).toEqual({ needed: true, linkWorks: false });
    await expect(completeSetup(at(visitor, 25), { ...ada, token })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    expect(await db.user.count()).toBe(0);
  });

  test('is replaced by a newer one', async () => {
    const [old, fresh] = [await newLink(), await newLink()];
    expect(await setupState(visitor, { token: old })).toEqual({ needed: true, linkWorks: false });
    expect(await setupState(visitor, { token: fresh })).toEqual({ needed: true, linkWorks: true });
    await expect(completeSetup(visitor, { ...ada, token: old })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
  });

  test('is refused when it is guessed, cut off or not a text', async () => {
    await newLink();
    for (const token of ['A'.repeat(43), '', 'short', "' OR 1=1 --", { not: '' } as unknown as string]) {
      await expect(completeSetup(visitor, { ...ada, token })).rejects.toMatchObject({
        code: expect.stringMatching(/INVALID|PRECONDITION/),
      });
    }
    expect(await db.user.count()).toBe(0);
  });

  test('an invitation to a project is no set-up link', async () => {
    const { id: projectId } = await makeProject(db);
    const token = await newLink();
    await db.invitation.updateMany({ data: { projectId, role: 'viewer', email: ada.email } });
    await expect(completeSetup(visitor, { ...ada, token })).rejects.toMatchObject({ code: 'PRECONDITION' });
  });

  test('is made by the studio alone, and only while nobody has an account', async () => {
    await expect(issueSetupLink(visitor, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const user = await makeUser(db);
    const administrator: Ctx = { ...system, actor: { ...user, administrator: true } };
    await expect(issueSetupLink(administrator, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(issueSetupLink(system, {})).rejects.toMatchObject({ code: 'PRECONDITION' });
  });

  test('dies when the first account is made by the command line', async () => {
    const { id: projectId } = await makeProject(db);
    const token = await newLink();
    const made = await createUser(system, ada);
    expect(made.administrator).toBe(true);
    expect(await db.membership.findFirst({ where: { projectId, userId: made.id } })).toMatchObject({
      role: 'owner',
    });
    await expect(completeSetup(visitor, { ...ada, email: 'eve@example.org', token })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    expect(await setupState(visitor, { token })).toEqual({ needed: false, linkWorks: false });
  });

  test('is kept only as a hash, and neither it nor the password reaches the audit trail', async () => {
    const token = await newLink();
    const account = await completeSetup(visitor, { ...ada, token });
    const user = await db.user.findUniqueOrThrow({ where: { id: account.id } });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const kept = JSON.stringify([
      await db.invitation.findMany(),
      (await db.auditEvent.findMany()).map((event) => ({ ...event, id: Number(event.id) })),
    ]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(ada.password);
  });
});
