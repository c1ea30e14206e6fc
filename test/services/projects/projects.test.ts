import { describe, expect, test } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { createProject, getProject, listProjects, updateProject } from '#lib/services/projects/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const someone = async (): Promise<Ctx> => ({ ...system, actor: await makeUser(db) });

describe('a project', () => {
  test('belongs to whoever makes it, and to nobody else', async () => {
    const [me, other] = [await someone(), await someone()];
    await createProject(me, { slug: 'algebra', name: ' Algebra ' });
    expect(await getProject(me, { project: 'algebra' })).toMatchObject({ name: 'Algebra', role: 'owner' });
    expect(await listProjects(me, {})).toMatchObject([{ slug: 'algebra', role: 'owner', members: 1 }]);
    expect(await listProjects(other, {})).toEqual([]);
  });

  test('made by the command line belongs to the administrators', async () => {
    const administrator = await makeUser(db);
    await db.user.update({ where: { id: administrator.id }, data: { administrator: true } });
    const made = await createProject(system, { slug: 'by-command', name: 'By command' });
    expect(await db.membership.findMany({ where: { projectId: made.id } })).toMatchObject([
      { userId: administrator.id, role: 'owner' },
    ]);
  });

  test('has a name in addresses that nobody else has, also for two at the same moment', async () => {
    const both = [await someone(), await someone()].map((ctx) =>
      createProject(ctx, { slug: 'taken', name: 'T' }),
    );
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CONFLICT' },
    });
  });

  test.each(['api', 'sign-in', 'projects', 'Upper', 'a', '../x'])('cannot be called "%s"', async (slug) => {
    await expect(createProject(await someone(), { slug, name: 'X' })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  test('changes its name with a line in the audit trail', async () => {
    const { id, slug } = await makeProject(db);
    await updateProject(system, { project: slug, name: 'After', description: 'Why' });
    const event = await db.auditEvent.findFirst({ where: { projectId: id, action: 'projects.update' } });
    expect(event).toMatchObject({ before: { name: slug }, after: { name: 'After', description: 'Why' } });
  });

  test('ignores fields that are not its own', async () => {
    const me = await someone();
    const sneaky = { slug: 'sneaky', name: 'S', id: '00000000-0000-7000-8000-000000000000' };
    expect((await createProject(me, sneaky)).id).not.toBe(sneaky.id);
  });
});
