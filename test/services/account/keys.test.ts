import { expect, test } from 'vitest';
import { changeKeys, showKeys } from '#lib/services/account/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);

test('a person has keys of their own, which others do not see, and gives them back', async () => {
  const ada = { ...system, actor: await makeUser(db) };
  const emmy = { ...system, actor: await makeUser(db) };
  await changeKeys(ada, { bindings: { accept: 'y', undo: 'u', reject: 'r' } });
  expect(await showKeys(ada, {})).toMatchObject({
    bindings: { accept: 'y', undo: 'u' },
    keys: { accept: 'y', undo: 'u', reject: 'r' },
  });
  expect((await showKeys(emmy, {})).bindings).toEqual({});
  await changeKeys(ada, { bindings: {} });
  expect((await showKeys(ada, {})).keys.accept).toBe('a');
  const trail = await db.auditEvent.findMany({ where: { actorId: ada.actor.id } });
  expect(trail.map(({ action }) => action)).toEqual(['account.change-keys', 'account.change-keys']);
});

test('two actions never have one key', async () => {
  const ada = { ...system, actor: await makeUser(db) };
  await expect(changeKeys(ada, { bindings: { accept: 'r' } })).rejects.toMatchObject({
    code: 'INVALID',
    issues: [{ path: 'bindings.accept', message: 'This is the key of "Reject, then a reason".' }],
  });
  await expect(changeKeys(system, { bindings: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
