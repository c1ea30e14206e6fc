import { describe, expect, test } from 'vitest';
import { tokenActor } from '#lib/auth/token.ts';
import { deactivateUser } from '#lib/services/account/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { createToken, listTokens, revokeToken } from '#lib/services/tokens/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const someone = async (): Promise<Ctx & { id: string }> => {
  const actor = await makeUser(db);
  return { ...system, actor, id: actor.id };
};
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const bearer = (token: string, now = new Date()) => tokenActor(db, `Bearer ${token}`, now);

describe('an API token', () => {
  test('acts as its person, and is shown once', async () => {
    const me = await someone();
    const { token } = await createToken(me, { name: 'Cluster' });
    expect(token).toMatch(/^crl_[A-Za-z0-9_-]{43}$/);
    expect(await bearer(token)).toMatchObject({ kind: 'user', id: me.id, readOnly: false });
    const kept = JSON.stringify([
      await listTokens(me, {}),
      await db.apiToken.findMany(),
      await db.auditEvent.findMany({ select: { before: true, after: true, target: true } }),
    ]);
    expect(kept).not.toContain(token);
    expect(kept).toContain(token.slice(0, 9));
  });

  test('keeps what it may: a read-only one is read-only', async () => {
    const { token } = await createToken(await someone(), { name: 'Reader', readOnly: true });
    expect(await bearer(token)).toMatchObject({ readOnly: true });
  });

  test('is nobody when it is made up, cut off, of another kind or too long', async () => {
    const { token } = await createToken(await someone(), { name: 'T' });
    const wrong = [
      ...[`Bearer ${token.slice(0, -1)}`, `Bearer ${token}x`, `Bearer crl_${'A'.repeat(43)}`],
      ...[
        `Basic ${token}`,
        token,
        '',
        `Bearer ${'crl_'.repeat(100_000)}`,
        `Bearer ${token}, Bearer ${token}`,
      ],
    ];
    for (const authorization of wrong) {
      expect(await tokenActor(db, authorization, new Date())).toBeNull();
    }
  });

  test('ends at its day', async () => {
    const { token } = await createToken(await someone(), { name: 'T', days: 30 });
    expect(await bearer(token, inDays(29))).not.toBeNull();
    expect(await bearer(token, inDays(31))).toBeNull();
  });

  test.each([0, 366, 1.5, -1, 'many'])('cannot live %s days', async (days) => {
    await expect(createToken(await someone(), { name: 'T', days })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  test('ends when it is revoked; nobody else can revoke it', async () => {
    const [me, other] = [await someone(), await someone()];
    const { id, token } = await createToken(me, { name: 'T' });
    await expect(revokeToken(other, { token: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await bearer(token)).not.toBeNull();
    await revokeToken(me, { token: id });
    expect(await bearer(token)).toBeNull();
    expect(await listTokens(me, {})).toEqual([]);
    await expect(revokeToken(me, { token: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is nobody once its person is deactivated', async () => {
    const me = await someone();
    const { token } = await createToken(me, { name: 'T' });
    const { email } = await db.user.findUniqueOrThrow({ where: { id: me.id } });
    await deactivateUser(system, { email });
    expect(await bearer(token)).toBeNull();
  });

  test('notes when it was used, at most once a minute', async () => {
    const me = await someone();
    const { token } = await createToken(me, { name: 'T' });
    const used = async () => (await listTokens(me, {}))[0]?.lastUsedAt?.getTime();
    const start = Date.now();
    expect(await used()).toBeUndefined();
    await bearer(token, new Date(start));
    await bearer(token, new Date(start + 59_000));
    expect(await used()).toBe(start);
    await bearer(token, new Date(start + 61_000));
    expect(await used()).toBe(start + 61_000);
  });

  test('is one of at most fifty', async () => {
    const me = await someone();
    for (let n = 0; n < 50; n += 1) await createToken(me, { name: `T${n}` });
    await expect(createToken(me, { name: 'One more' })).rejects.toMatchObject({ code: 'LIMIT' });
  });
});
