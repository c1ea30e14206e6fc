import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createUser } from '#lib/services/account/index.ts';
import { audit } from '#lib/services/audit.ts';
import {
  exportAuditEvents,
  exportInstallationEvents,
  listAuditEvents,
  listInstallationEvents,
} from '#lib/services/audit-trail/index.ts';
import type { ProjectCtx } from '#lib/services/context.ts';
import { changeMemberRole, inviteMember } from '#lib/services/members/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const { id: projectId, slug: project } = await makeProject(db);
const lead = await makeUser(db, { projectId, role: 'lead' });
await inviteMember(system, { project, email: 'noether@example.org', role: 'viewer' });
await changeMemberRole(system, { project, userId: lead.id, role: 'reviewer' });
const other = await makeProject(db);
await inviteMember(system, { project: other.slug, email: 'noether@example.org', role: 'lead' });

const found = async (filter: object) =>
  (await listAuditEvents(system, { project, ...filter })).items.map(({ action }) => action);
const linesOf = async (lines: AsyncIterable<string>) =>
  (await buffer(Readable.from(lines)))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('searching the audit trail', () => {
  test.each([
    ['Noether', ['members.invite']],
    ['change-ROLE', ['members.change-role']],
    ['"reviewer"', ['members.change-role']],
    ['"lead"', ['members.change-role']],
    ['no such thing', []],
    ['%', []],
    ['_', []],
    ["' OR 1=1 --", []],
  ])('%s', async (text, actions) => {
    expect(await found({ text })).toEqual(actions);
  });

  test('by time: from a moment on, and before another', async () => {
    const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    expect(await found({ from: hour(-1), to: hour(1) })).toHaveLength(2);
    expect(await found({ to: hour(-1) })).toEqual([]);
    expect(await found({ from: hour(1) })).toEqual([]);
    await expect(found({ from: 'yesterday' })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('exporting the audit trail', () => {
  test('every event that the filter admits, whole, with what was before and after', async () => {
    const scoped: ProjectCtx = {
      ...system,
      project: { id: other.id, slug: other.slug, name: '' },
      role: 'owner',
    };
    for (let n = 0; n < 1001; n += 1)
      await audit(db, scoped, {
        action: 'test.write',
        target: `thing:${n}`,
        before: { n },
        after: { n: n + 1 },
      });
    const { fileName, lines } = await exportAuditEvents(system, { project: other.slug, action: 'test.' });
    expect(fileName).toBe(`${other.slug}-audit.jsonl`);
    const events = await linesOf(lines);
    expect(events.map(({ target }) => target)).toEqual(
      Array.from({ length: 1001 }, (_, n) => `thing:${1000 - n}`),
    );
    expect(events[0]).toMatchObject({ actorLabel: 'test', before: { n: 1000 }, after: { n: 1001 } });
  });

  test('what is of no project is for administrators, and nothing of a project is among it', async () => {
    await createUser(system, { email: 'ada@example.org', name: 'Ada', password: 'violet harbour seventeen' });
    const listed = await listInstallationEvents(system, { text: 'ada@example.org' });
    expect(listed.items.map(({ action }) => action)).toEqual(['account.create-user']);
    const events = await linesOf((await exportInstallationEvents(system, {})).lines);
    expect(events.map(({ action }) => action)).toEqual(['account.create-user']);
    for (const verb of [listInstallationEvents, exportInstallationEvents])
      await expect(verb({ ...system, actor: lead }, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
