import { describe, expect, test } from 'vitest';
import { offAfter, pauses } from '#lib/domain/webhooks/schedule.ts';
import type { Ctx } from '#lib/services/context.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import {
  listWebhooks,
  rotateSecret,
  saveWebhook,
  sendAgain,
  showMessage,
  testWebhook,
} from '#lib/services/webhooks/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { logOf, somethingHappens, tell, toldProject } from '#test/support/webhooks.ts';

const { db } = await testDatabase();
const system = systemContext(db);
await setSettings(system, { allowPrivateNetworks: true });

const hour = 3_600_000;

/** A context with a clock that stands until it is moved. */
function atClock() {
  let time = Date.now();
  const ctx: Ctx = { ...system, now: () => new Date(time) };
  return { ctx, wait: (ms: number) => (time += ms) };
}

const viewOf = async (ctx: Ctx, project: string) => (await listWebhooks(ctx, { project })).items[0]!;

describe('a message', () => {
  test('carries the headers of Standard Webhooks and a JSON body with type, timestamp and data', async () => {
    const { ctx } = atClock();
    const { id, project, receiver, webhook } = await toldProject(ctx);
    await somethingHappens(ctx, id);
    await tell(ctx, webhook);
    const [told] = receiver.received;
    const [line] = await logOf(ctx, project, webhook);
    expect(told).toMatchObject({ method: 'POST', id: line!.id, signedBy: receiver.secrets });
    expect(told!.timestamp).toBe(Math.floor(ctx.now().getTime() / 1000));
    expect(told!.headers['content-type']).toBe('application/json');
    expect(JSON.parse(told!.body)).toEqual({
      type: 'batch.finished',
      timestamp: ctx.now().toISOString(),
      data: { project: { id, slug: project }, name: 'a batch' },
    });
    expect(line).toMatchObject({ state: 'delivered', attempts: 1, last: { status: 204, error: null } });
  });

  test.each([
    ['fails', { status: 500, text: 'out of order' }, 500, 'It answered 500.', 'out of order'],
    [
      'redirects',
      { status: 302, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
      ...([302, 'not followed', 'location: http://127.0.0.1:1/elsewhere'] as const),
    ],
    ['hangs', 'hang', null, 'No reply within', ''],
  ] as const)('to a receiver that %s is tried again under the same id, until it arrives', async (...row) => {
    const [, answer, status, error, head] = row;
    const within = answer === 'hang' ? 150 : undefined;
    const { ctx, wait } = atClock();
    const { id, project, receiver, webhook } = await toldProject(ctx);
    receiver.answer = answer;
    await somethingHappens(ctx, id);
    await tell(ctx, webhook, within);
    await tell(ctx, webhook, within);
    expect(receiver.received).toHaveLength(1);
    const [waiting] = await logOf(ctx, project, webhook);
    expect(waiting).toMatchObject({ state: 'waiting', last: { status } });
    expect(waiting!.last!.error).toContain(error);
    expect((await showMessage(ctx, { project, message: waiting!.id })).attempts[0]!.answer).toContain(head);
    receiver.answer = { status: 200, text: 'thanks' };
    wait(pauses[0]! * 1.2);
    await tell(ctx, webhook);
    const [first, second] = receiver.received;
    expect(second).toMatchObject({ id: first!.id, body: first!.body, signedBy: receiver.secrets });
    expect(second!.timestamp).toBeGreaterThan(first!.timestamp);
    expect(await logOf(ctx, project, webhook)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    expect(await viewOf(ctx, project)).toMatchObject({ failures: 0, failingSince: null, waiting: 0 });
  });

  test('is given up after ten attempts, and sent again by hand', async () => {
    const { ctx, wait } = atClock();
    const { id, project, receiver, webhook } = await toldProject(ctx);
    receiver.answer = { status: 503 };
    await somethingHappens(ctx, id);
    await tell(ctx, webhook);
    await db.webhookMessage.updateMany({ where: { webhookId: webhook }, data: { failures: pauses.length } });
    for (const _ of ['the last', 'one that is not made']) {
      wait(25 * hour);
      await tell(ctx, webhook);
    }
    const [line] = await logOf(ctx, project, webhook);
    expect(line).toMatchObject({ state: 'failed', attempts: 2, nextAt: null });
    expect(await sendAgain(ctx, { project, message: line!.id })).toMatchObject({ ok: false, status: 503 });
    receiver.answer = { status: 200 };
    expect(await sendAgain(ctx, { project, message: line!.id })).toMatchObject({ ok: true, status: 200 });
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(1);
    const { state, attempts } = await showMessage(ctx, { project, message: line!.id });
    expect([state, attempts[0]!.sentBy, attempts[2]!.sentBy]).toEqual(['delivered', 'test', null]);
  });

  test('waits as long as the receiver asks, and what waits goes out at once when it answers again', async () => {
    const { ctx, wait } = atClock();
    const { id, receiver, webhook } = await toldProject(ctx);
    receiver.answer = { status: 429, headers: { 'retry-after': '3600' } };
    await somethingHappens(ctx, id, 'first');
    await tell(ctx, webhook);
    await somethingHappens(ctx, id, 'second');
    wait(0.9 * hour);
    await tell(ctx, webhook);
    expect(receiver.received).toHaveLength(1);
    receiver.answer = { status: 200 };
    wait(0.2 * hour);
    await tell(ctx, webhook);
    expect(receiver.received.map(({ data }) => data.name).sort()).toEqual(['first', 'first', 'second']);
  });
});

describe('a webhook', () => {
  test('is turned off after a day of failures, says why, and begins anew when it is turned on', async () => {
    const { ctx, wait } = atClock();
    const { id, project, receiver, webhook } = await toldProject(ctx);
    receiver.answer = { status: 500 };
    await somethingHappens(ctx, id);
    await tell(ctx, webhook);
    expect(await viewOf(ctx, project)).toMatchObject({ enabled: true, failures: 1 });
    const many = { failures: offAfter.failures - 2 };
    await db.webhook.update({ where: { id: webhook }, data: many });
    wait(offAfter.ms - 1);
    await tell(ctx, webhook);
    expect(await viewOf(ctx, project)).toMatchObject({ enabled: true, failures: offAfter.failures - 1 });
    wait(hour);
    await tell(ctx, webhook);
    const off = await viewOf(ctx, project);
    expect(off).toMatchObject({ enabled: false, failures: offAfter.failures, waiting: 0 });
    expect(off.disabledReason).toContain('attempts failed');
    const before = receiver.received.length;
    await somethingHappens(ctx, id);
    await tell(ctx, webhook);
    expect(receiver.received).toHaveLength(before);
    const trail = await db.auditEvent.findFirst({ where: { projectId: id, action: 'webhooks.turn-off' } });
    expect(trail?.actorLabel).toBe('test');
    receiver.answer = { status: 200 };
    await saveWebhook(ctx, { project, id: webhook, url: receiver.url, events: ['batch.finished'] });
    await somethingHappens(ctx, id, 'after');
    await tell(ctx, webhook);
    expect(receiver.received.at(-1)!.data.name).toBe('after');
    expect(await viewOf(ctx, project)).toMatchObject({ enabled: true, disabledReason: null, failures: 0 });
  });

  test('whose receiver is gone is turned off at once', async () => {
    const { ctx } = atClock();
    const { id, project, receiver, webhook } = await toldProject(ctx);
    receiver.answer = { status: 410 };
    await somethingHappens(ctx, id);
    await tell(ctx, webhook);
    expect(await viewOf(ctx, project)).toMatchObject({ enabled: false, waiting: 0 });
  });

  test('signs with both secrets after a rotation, and with the new one alone when its hours are over', async () => {
    const { ctx, wait } = atClock();
    const { project, receiver, webhook } = await toldProject(ctx);
    const { secret } = await rotateSecret(ctx, { project, webhook, hours: 24 });
    const [old] = receiver.secrets;
    receiver.secrets.push(secret);
    const signers = async () => {
      expect(await testWebhook(ctx, { project, webhook })).toMatchObject({ ok: true, status: 204 });
      return receiver.received.at(-1)!.signedBy;
    };
    expect(await signers()).toEqual([old, secret]);
    wait(24 * hour);
    expect(await signers()).toEqual([secret]);
    const { secret: third } = await rotateSecret(ctx, { project, webhook, hours: 0 });
    receiver.secrets.push(third);
    expect(await signers()).toEqual([third]);
    expect(receiver.received.every(({ type }) => type === 'webhook.test')).toBe(true);
  });

  test('shows its secret once: no list, no log and no line of the audit trail holds it', async () => {
    const { project, id, receiver, webhook } = await toldProject(system);
    const { secret } = await rotateSecret(system, { project, webhook });
    await testWebhook(system, { project, webhook });
    const [line] = await logOf(system, project, webhook);
    const said = JSON.stringify([
      ...[await listWebhooks(system, { project }), await showMessage(system, { project, message: line!.id })],
      await db.auditEvent.findMany({ where: { projectId: id }, omit: { id: true } }),
      await db.webhook.findMany(),
      await saveWebhook(system, { project, id: webhook, url: receiver.url, events: ['run.finished'] }),
    ]);
    expect(said).toContain(line!.id);
    for (const each of [...receiver.secrets, secret]) expect(said).not.toContain(each.slice(6, 20));
  });

  test('does not reach into the private network, by number or by name, unless the administrator allows it', async () => {
    const { ctx } = atClock();
    const { id, project, receiver, webhook } = await toldProject(ctx);
    const url = receiver.url.replace('127.0.0.1', 'localhost');
    await setSettings(system, { allowPrivateNetworks: false });
    try {
      const events = ['batch.finished' as const];
      await expect(saveWebhook(ctx, { project, url: receiver.url, events })).rejects.toMatchObject({
        code: 'INVALID',
      });
      await saveWebhook(ctx, { project, id: webhook, url, events });
      await somethingHappens(ctx, id);
      await tell(ctx, webhook);
      expect(receiver.received).toEqual([]);
      const [line] = await logOf(ctx, project, webhook);
      expect(line!.last).toMatchObject({ status: null, error: expect.stringContaining('refused') });
    } finally {
      await setSettings(system, { allowPrivateNetworks: true });
    }
  });
});
