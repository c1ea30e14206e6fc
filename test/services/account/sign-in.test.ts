import { beforeEach, describe, expect, test } from 'vitest';
import {
  changePassword,
  createUser,
  deactivateUser,
  reactivateUser,
  setPassword,
  verifyPassword,
} from '#lib/services/account/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const email = 'ada@example.org';
const password = 'violet harbour seventeen';
const wrong = { email, password: 'not the password' };
const refused = { code: 'FORBIDDEN', message: 'This email address and password do not go together.' };

let clock: number;
const visitorAt = (address: string): Ctx => ({
  ...system,
  now: () => new Date(clock),
  actor: { kind: 'anonymous', address },
});
const visitor = visitorAt('192.0.2.7');
const wait = (seconds: number) => {
  clock += seconds * 1000;
};

async function failures(count: number, address = '192.0.2.7') {
  for (let n = 0; n < count; n += 1) {
    await expect(verifyPassword(visitorAt(address), wrong)).rejects.toMatchObject(refused);
  }
}

beforeEach(async () => {
  clock = Date.UTC(2026, 0, 1);
  await db.signInThrottle.deleteMany();
  await db.user.deleteMany();
  await makeUser(db);
  await createUser(system, { email, name: 'Ada', password });
});

describe('signing in with a password', () => {
  test('gives what the session keeps, whatever the case of the address', async () => {
    const answer = await verifyPassword(visitor, { email: ' Ada@Example.ORG', password });
    expect(answer).toMatchObject({ email, sessionVersion: 1 });
    expect(JSON.stringify(answer)).not.toContain('argon2');
  });

  test('a wrong password, an unknown, a deactivated and a provider-only account get the same words', async () => {
    await expect(verifyPassword(visitor, wrong)).rejects.toMatchObject(refused);
    await expect(verifyPassword(visitor, { email: 'no@example.org', password })).rejects.toMatchObject(
      refused,
    );
    const provider = await makeUser(db);
    const { email: theirs } = await db.user.findUniqueOrThrow({ where: { id: provider.id } });
    await expect(verifyPassword(visitor, { email: theirs, password })).rejects.toMatchObject(refused);
    await deactivateUser(system, { email });
    await expect(verifyPassword(visitor, { email, password })).rejects.toMatchObject(refused);
    await reactivateUser(system, { email });
    await expect(verifyPassword(visitor, { email, password })).resolves.toMatchObject({ sessionVersion: 2 });
  });

  test('an unknown account takes as long as a known one', async () => {
    const time = async (input: { email: string; password: string }) => {
      const start = performance.now();
      await expect(verifyPassword(visitor, input)).rejects.toMatchObject(refused);
      return performance.now() - start;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      known.push(await time(wrong));
      unknown.push(await time({ email: 'no@example.org', password }));
      wait(3600);
    }
    // Without the work of a hash the answer comes in less than a fifth of the time.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });
});

describe('guessing is slow', () => {
  test('after five failures the account waits 30 seconds, then a minute, also with the right password', async () => {
    await failures(5);
    await expect(verifyPassword(visitor, { email, password })).rejects.toMatchObject({
      code: 'LIMIT',
      message: 'Too many tries; wait 30 seconds.',
    });
    wait(31);
    await failures(1);
    await expect(verifyPassword(visitor, { email, password })).rejects.toThrow(
      'Too many tries; wait 60 seconds.',
    );
    wait(61);
    await failures(1);
    await expect(verifyPassword(visitor, { email, password })).rejects.toThrow(
      'Too many tries; wait 2 minutes.',
    );
    wait(121);
    await expect(verifyPassword(visitor, { email, password })).resolves.toMatchObject({ email });
  });

  test('tries while it waits do not make the wait longer', async () => {
    await failures(5);
    for (let n = 0; n < 3; n += 1) {
      await expect(verifyPassword(visitor, wrong)).rejects.toMatchObject({ code: 'LIMIT' });
    }
    wait(31);
    await expect(verifyPassword(visitor, { email, password })).resolves.toMatchObject({ email });
  });

  test('signing in forgets the failures before it', async () => {
    await failures(4);
    await verifyPassword(visitor, { email, password });
    await failures(4);
    await expect(verifyPassword(visitor, { email, password })).resolves.toMatchObject({ email });
  });

  test('forty guesses at the same moment are five guesses', async () => {
    const guesses = Array.from({ length: 40 }, (_, n) =>
      verifyPassword(visitorAt(`198.51.100.${n}`), wrong).catch((error: { code: string }) => error.code),
    );
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'FORBIDDEN')).toHaveLength(5);
    expect(codes.filter((code) => code === 'LIMIT')).toHaveLength(35);
  });

  test('an address that tries many accounts waits too; another address does not', async () => {
    for (let n = 0; n < 31; n += 1) {
      await verifyPassword(visitor, { email: `p${n}@example.org`, password }).catch(() => {});
    }
    await expect(verifyPassword(visitor, { email, password })).rejects.toMatchObject({ code: 'LIMIT' });
    await expect(verifyPassword(visitorAt('203.0.113.9'), { email, password })).resolves.toMatchObject({
      email,
    });
  });

  test('one account of their own does not help someone to guess at others', async () => {
    let limited = 0;
    for (let n = 0; n < 40; n += 1) {
      await verifyPassword(visitor, { email: `p${n}@example.org`, password }).catch((error) => {
        if (error.code === 'LIMIT') limited += 1;
      });
      await verifyPassword(visitor, { email, password }).catch(() => {});
    }
    expect(limited).toBeGreaterThan(0);
  });

  test('failures of yesterday are forgotten', async () => {
    await failures(5);
    await verifyPassword(visitor, { email: 'no@example.org', password }).catch(() => {});
    wait(25 * 60 * 60);
    await failures(4);
    await expect(verifyPassword(visitor, { email, password })).resolves.toMatchObject({ email });
    const kept = await db.signInThrottle.findMany({ select: { key: true } });
    expect(kept).toEqual([{ key: 'address:192.0.2.7' }]);
  });

  test('an unknown account waits like a known one', async () => {
    const unknown = { email: 'no@example.org', password };
    for (let n = 0; n < 5; n += 1) await verifyPassword(visitor, unknown).catch(() => {});
    await expect(verifyPassword(visitor, unknown)).rejects.toMatchObject({ code: 'LIMIT' });
  });
});

describe('a password changes', () => {
  async function signedIn(): Promise<Ctx> {
    const { id, name } = await verifyPassword(visitor, { email, password });
    return { ...visitor, actor: { kind: 'user', id, label: name, administrator: false, readOnly: false } };
  }
  const next = 'seventeen violet harbours';

  test('with the present one, and every session ends', async () => {
    const me = await signedIn();
    await changePassword(me, { current: password, next });
    await expect(verifyPassword(visitor, { email, password })).rejects.toMatchObject(refused);
    expect(await verifyPassword(visitor, { email, password: next })).toMatchObject({ sessionVersion: 2 });
  });

  test('not without it, however often one tries', async () => {
    const me = await signedIn();
    for (let n = 0; n < 5; n += 1) {
      await expect(changePassword(me, { current: `guess ${n}`, next })).rejects.toMatchObject({
        code: 'INVALID',
        issues: [{ path: 'current', message: 'This is not your password.' }],
      });
    }
    await expect(changePassword(me, { current: password, next })).rejects.toMatchObject({ code: 'LIMIT' });
  });

  test('not to a weak one or the same one', async () => {
    const me = await signedIn();
    await expect(changePassword(me, { current: password, next: 'short' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await expect(changePassword(me, { current: password, next: password })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  test('by the command line for someone who forgot it; by nobody else', async () => {
    const me = await signedIn();
    const administrator: Ctx = { ...me, actor: { ...(await makeUser(db)), administrator: true } };
    await expect(setPassword(me, { email, password: next })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(setPassword(administrator, { email, password: next })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await setPassword(system, { email, password: next });
    expect(await verifyPassword(visitor, { email, password: next })).toMatchObject({ sessionVersion: 2 });
  });
});

describe('the audit trail of accounts', () => {
  test('holds sign-ins and refusals, and no password', async () => {
    await verifyPassword(visitor, { email, password });
    await verifyPassword(visitor, wrong).catch(() => {});
    const events = await db.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 2 });
    expect(events.map(({ action, actorLabel }) => [action, actorLabel])).toEqual([
      ['account.sign-in-refused', 'visitor 192.0.2.7'],
      ['account.sign-in', 'Ada'],
    ]);
    const all = await db.auditEvent.findMany({ select: { before: true, after: true, target: true } });
    expect(JSON.stringify(all)).not.toMatch(/violet|not the password|argon2/);
  });
});
