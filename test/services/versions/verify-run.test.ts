import { expect, test } from 'vitest';
import { runCorpus } from '#lib/services/corpus/index.ts';
import { cancelVerify, getVersion, listVerifications, verifyVersion } from '#lib/services/versions/index.ts';
import { runVerify } from '#lib/services/versions/verify/run-verify.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion, runFreezeOf, verified } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const { id: projectId, project } = await acceptedProject(ctx, 12);
// Small shards: progress is told after each group of rows.
await frozenVersion(ctx, { project, name: 'a' }, { rows: 3, characters: 1 << 20 });
await frozenVersion(ctx, { project, name: 'b', choice: 'random', size: 4 });
const place = { project, version: 'a' };
const never = new AbortController().signal;

/** The run as the worker does it, with a look at it whenever it says how far it is: each time a second later. */
async function run(id: string, look: (done: number) => Promise<void>): Promise<void> {
  const runner: Parameters<typeof runCorpus>[2]['verify'] = (runCtx, row, progress) =>
    runVerify(runCtx, row, async (phase, done, total) => {
      await look(done);
      await progress(phase, done, total);
    });
  const runners = new Proxy({}, { get: () => runner }) as Parameters<typeof runCorpus>[2];
  let seconds = 0;
  const now = () => new Date(Date.now() + 1000 * seconds++);
  await runCorpus({ ...ctx, now }, id, runners, never);
}

test('whoever may read has a version verified; what was found is kept with it, with when and for whom', async () => {
  const actor = await makeUser(db, { projectId, role: 'viewer' });
  const viewer = { ...ctx, actor };
  const found = await verified(viewer, place);
  const { contentHash, rowCount } = await getVersion(ctx, place);
  expect(found).toMatchObject({
    ...{ intact: true, rows: rowCount, expected: contentHash, found: contentHash, faults: [] },
    ...{ derived: rowCount, by: (await db.user.findUniqueOrThrow({ where: { id: actor.id } })).name },
  });
  expect(found.at.getTime()).toBeLessThanOrEqual(Date.now());
  const { run: last } = await listVerifications(ctx, place);
  expect(last).toMatchObject({ status: 'done', rowsDone: rowCount, rowsTotal: rowCount });
  expect((await listVerifications(ctx, { project, version: 'b' })).items).toEqual([]);
});

test('it says how far it is, and who asks meanwhile is shown the run under way', async () => {
  const before = (await listVerifications(ctx, place)).items.length;
  const { run: id } = await verifyVersion(ctx, place);
  expect(await verifyVersion(ctx, place)).toEqual({ run: id });
  const told: number[] = [];
  await run(id, async (done) => void told.push(done));
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(told.length).toBeGreaterThan(3);
  const { items } = await listVerifications(ctx, place);
  expect(items).toHaveLength(before + 1);
  // A worker that was killed before it said so begins again, and writes nothing twice.
  await db.corpusRun.update({ where: { id }, data: { status: 'running' } });
  await runFreezeOf(ctx, id);
  expect((await listVerifications(ctx, place)).items).toHaveLength(before + 1);
});

test('two versions are verified at the same time', async () => {
  const one = await verifyVersion(ctx, place);
  const other = await verifyVersion(ctx, { project, version: 'b' });
  expect(other.run).not.toBe(one.run);
  await Promise.all([runFreezeOf(ctx, one.run), runFreezeOf(ctx, other.run)]);
  expect((await listVerifications(ctx, { project, version: 'b' })).items).toMatchObject([{ intact: true }]);
});

test('cancelled in the middle, it ends there and leaves nothing', async () => {
  const before = await listVerifications(ctx, place);
  const { run: id } = await verifyVersion(ctx, place);
  const told: number[] = [];
  await run(id, async (done) => {
    told.push(done);
    if (told.length === 2) await cancelVerify(ctx, place);
  });
  const after = await listVerifications(ctx, place);
  expect(after.run).toMatchObject({ id, status: 'cancelled' });
  expect(after.items).toEqual(before.items);
  expect(told).toHaveLength(2);
  await expect(cancelVerify(ctx, place)).rejects.toMatchObject({ code: 'PRECONDITION' });
});
