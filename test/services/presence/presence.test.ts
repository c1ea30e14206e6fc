import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import type { Presence, PresenceMessage } from '#lib/domain/presence/schema.ts';
import type { Ctx } from '#lib/services/context.ts';
import { followPresence } from '#lib/services/presence/follow.ts';
import { listPresence } from '#lib/services/presence/index.ts';
import { decide, editVariant } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db, url } = await testDatabase();
const system = systemContext(db);
const { id: projectId, slug: project, variants } = await projectWithVariants(system, 5);
const [one, two, three] = variants.map(({ id }) => id) as [string, string, string];

async function person(name: string, from: Ctx = system): Promise<Ctx> {
  const actor = await makeUser(db, { projectId, role: 'annotator' });
  await db.user.update({ where: { id: actor.id }, data: { name } });
  return { ...from, actor };
}

/** An open page: what it hears, until it is closed. */
async function open(ctx: Ctx, variant: string, { editing = false, page = randomUUID() } = {}) {
  const closing = new AbortController();
  const { messages } = await followPresence(ctx, { project, variant, page, editing });
  const stream = messages(closing.signal);
  const close = async () => {
    closing.abort();
    await stream.return(undefined);
  };
  /** Reads on until a message is as it is wished. */
  const until = async (wished: (message: PresenceMessage) => boolean) => {
    for (;;) {
      const { value, done } = await stream.next();
      if (done) throw new Error('The stream ended.');
      if (wished(value)) return value;
    }
  };
  const sees = (expected: string[]) =>
    until((message) => message.kind === 'people' && `${shown(message.people)}` === `${expected}`);
  return { close, until, sees };
}

const shown = (people: readonly Presence[]) =>
  people.map(({ name, variant, editing }) => `${name} ${editing ? 'edits' : 'reads'} ${variant}`).sort();

describe('who looks at what', () => {
  test('is heard at once by every page, also through another process, and ends with the page', async () => {
    const other = connect(url);
    const ada = await open(await person('Ada'), one);
    const emmyHere = await person('Emmy', { ...system, db: other.db });
    const emmy = await open(emmyHere, one);
    const both = [`Ada reads ${one}`, `Emmy reads ${one}`];
    await Promise.all([ada.sees(both), emmy.sees(both)]);
    await emmy.close();
    await ada.sees([`Ada reads ${one}`]);
    const again = await open(emmyHere, one, { editing: true });
    const edited = [`Ada reads ${one}`, `Emmy edits ${one}`];
    await Promise.all([ada.sees(edited), again.sees(edited)]);
    expect(shown(await listPresence(system, { project }))).toEqual(edited);
    await Promise.all([ada.close(), again.close()]);
    expect(await listPresence(system, { project })).toEqual([]);
    await other.close();
  });

  test('of a page that went on to the next item the older stream ends nothing', async () => {
    const ctx = await person('Grace');
    const page = randomUUID();
    const first = await open(ctx, one, { page });
    await first.sees([`Grace reads ${one}`]);
    const second = await open(ctx, two, { page });
    await second.sees([`Grace reads ${two}`]);
    await first.close();
    expect(shown(await listPresence(system, { project }))).toEqual([`Grace reads ${two}`]);
    await second.close();
  });

  test('is forgotten when a process dies without a word', async () => {
    const ctx = await person('Sophie');
    const page = await open(ctx, two);
    await page.sees([`Sophie reads ${two}`]);
    const later = { ...system, now: () => new Date(Date.now() + 31_000) };
    expect(await listPresence(later, { project })).toEqual([]);
    await page.close();
  });

  test('is told to members alone', async () => {
    const stranger = { ...system, actor: await makeUser(db) };
    await expect(open(stranger, one)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(open(await person('Ada'), randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('a page hears that somebody else changed its item, and nothing of other items', async () => {
  const [ada, emmy] = [await person('Ada'), await person('Emmy')];
  const page = await open(ada, three);
  await page.until(({ kind }) => kind === 'people');
  const text = { problem: 'What is 1 + 1?', solution: '1 + 1 = 2', answer: '2' };
  await editVariant(emmy, { project, variant: two, revision: 1, ...text });
  await editVariant(emmy, { project, variant: three, revision: 1, ...text, problem: 'What is one and one?' });
  expect(await page.until(({ kind }) => kind === 'changed')).toEqual({ kind: 'changed', variant: three });
  await decide(emmy, { project, variant: three, revision: 2, action: 'reject', reasons: ['too-easy'] });
  expect(await page.until(({ kind }) => kind === 'changed')).toEqual({ kind: 'changed', variant: three });
  await page.close();
});
