import { describe, expect, test } from 'vitest';
import { audit } from '#lib/services/audit.ts';
import { listAuditEvents } from '#lib/services/audit-trail/index.ts';
import type { Actor, ProjectCtx } from '#lib/services/context.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);

async function trail() {
  const project = { ...(await makeProject(db)), name: 'P' };
  const person = await makeUser(db, { projectId: project.id, role: 'lead' });
  const write = (actor: Actor, action: string) => {
    const ctx: ProjectCtx = { ...system, actor, project, role: 'owner' };
    return audit(db, ctx, { action, target: 'thing:1', before: null, after: { n: 1 } });
  };
  for (let n = 0; n < 5; n += 1) await write(person, n % 2 ? 'members.invite' : 'seeds.import');
  await write(system.actor, 'members.remove');
  await write({ kind: 'anonymous', address: '192.0.2.7' }, 'members.accept');
  return { project: project.slug, person };
}

describe('the audit trail of a project', () => {
  test('lists newest first, page by page, each event once', async () => {
    const { project } = await trail();
    await trail();
    const seen: number[] = [];
    let after: number | undefined;
    do {
      const page = await listAuditEvents(system, { project, limit: 3, after });
      seen.push(...page.items.map(({ id }) => id));
      after = page.nextAfter ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  test('filters by the beginning of the action and by who', async () => {
    const { project, person } = await trail();
    const actions = async (filter: object) =>
      (await listAuditEvents(system, { project, ...filter })).items.map(({ action }) => action);
    expect(await actions({ action: 'members.' })).toHaveLength(4);
    expect(await actions({ action: 'Members.Invite' })).toEqual(['members.invite', 'members.invite']);
    expect(await actions({ actor: person.id })).toHaveLength(5);
    expect(await actions({ actor: 'system' })).toEqual(['members.remove']);
    expect(await actions({ actor: 'visitor' })).toEqual(['members.accept']);
    expect(await actions({ actor: 'visitor', action: 'seeds.' })).toEqual([]);
    await expect(actions({ action: '%' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(actions({ limit: 1e9 })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('cannot be changed, not even in the database', async () => {
    await trail();
    const before = await db.auditEvent.findMany({ orderBy: { id: 'asc' } });
    await expect(db.auditEvent.deleteMany()).rejects.toThrow();
    await expect(db.auditEvent.updateMany({ data: { action: 'x' } })).rejects.toThrow();
    expect(await db.auditEvent.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });
});
