import { expect, test } from 'vitest';
import { wilsonInterval } from '#lib/math/stats/wilson-interval.ts';
import type { Ctx } from '#lib/services/context.ts';
import { claimItems, createQueue, runFill, vote } from '#lib/services/queues/index.ts';
import { summarizeReview } from '#lib/services/review/dashboard-summary.ts';
import { decide, decideMatching, showDashboard, undo } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { administer } from '#test/support/test-cluster.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db, pool, ownerUrl } = await testDatabase();
const now = new Date('2026-03-10T15:30:00Z');
const hours = (count: number) => new Date(now.getTime() - count * 3_600_000);
const at = (when: Date): Ctx => systemContext(db, { now: () => when });
const ctx = at(now);

async function reviewed() {
  const made = await projectWithVariants(ctx, 20);
  const { id: projectId, slug: project, variants } = made;
  const person = async (role: 'annotator' | 'lead') => makeUser(db, { projectId, role });
  const [ann, ben, lead] = [await person('annotator'), await person('annotator'), await person('lead')];
  let used = 0;
  const decideOne = async (
    actor: typeof ann,
    when: Date,
    seconds: number | null,
    reasons: ('algebra' | 'misread')[] = [],
  ) =>
    decide(
      { ...at(when), actor },
      {
        ...{ project, variant: variants[used++]!.id, revision: 1, reasons },
        action: reasons.length > 0 ? 'reject' : 'accept',
        ...(seconds !== null && { openMs: seconds * 1000 }),
      },
    );
  return { ...made, project, ann, ben, lead, decideOne };
}

test('throughput, times, acceptance, reasons and what is left are the numbers of what people did', async () => {
  const { project, variants, ann, ben, lead, decideOne } = await reviewed();
  for (const seconds of [10, 20, 30, 40]) await decideOne(ann, hours(24), seconds);
  await decideOne(ann, hours(24), 50, ['algebra', 'misread']);
  await decideOne(ben, hours(1), 4, ['algebra']);
  await decideOne(ben, hours(1), null);
  await decideOne(ben, hours(1), 90);
  await undo({ ...ctx, actor: ben }, { project });
  const bulk = await decideMatching(
    { ...ctx, actor: lead },
    { project, action: 'reject', reasons: ['misread'] },
  );
  expect(bulk.decided).toBe(variants.length - 7);
  const shown = await showDashboard(ctx, { project, days: 7 });
  expect(shown.total).toMatchObject({
    decisions: 7,
    acceptance: { successes: 5, trials: 7, ...wilsonInterval(5, 7) },
    times: { count: 6, median: 25 },
  });
  expect(shown.bulk).toEqual({ acts: 1, variants: bulk.decided });
  expect(shown.slots.map((one) => one.decisions)).toEqual([0, 0, 0, 0, 0, 5, 2]);
  expect(shown.people.map((one) => [one.person, one.decisions, one.slots.at(-2), one.slots.at(-1)])).toEqual([
    [ann.id, 5, 5, 0],
    [ben.id, 2, 0, 2],
  ]);
  // 150 seconds for five decisions: 120 an hour.
  expect(shown.people[0]).toMatchObject({ perHour: 120, times: { q1: 20, median: 30, q3: 40 } });
  expect(shown.people[1]!.acceptance).toMatchObject({ successes: 1, trials: 2 });
  const bars = Object.fromEntries(shown.timeBars.map(({ label, count }) => [label, count]));
  expect(bars).toMatchObject({
    '2–5 s': 1,
    '10–20 s': 1,
    '20–30 s': 1,
    '30–60 s': 3,
    '≥ 5 min': 0,
  });
  expect(shown.reasons).toEqual([
    { reason: 'misread', title: 'Misread', count: bulk.decided + 1 },
    { reason: 'algebra', title: 'Algebra', count: 2 },
  ]);
  const { method, template } = shown.acceptance;
  expect(method).toMatchObject([
    { value: 'perturb-numbers', rate: { successes: 5, trials: variants.length } },
  ]);
  expect(template).toEqual([]);
  // Seven whole days before today saw five variants decided one by one.
  expect(shown.left).toMatchObject({ left: 0, days: 0 });
  expect(shown.left.perDay).toBeCloseTo(5 / 7, 9);
});

test('the last 24 hours are counted by the hour; what is older is left out', async () => {
  const { project, variants, ann, decideOne } = await reviewed();
  await decideOne(ann, hours(30), 10);
  await decideOne(ann, hours(23.25), 10);
  await decideOne(ann, hours(0.1), 10);
  const shown = await showDashboard(ctx, { project, days: 1 });
  expect(shown).toMatchObject({ unit: 'hour', total: { decisions: 2 } });
  expect(shown.slots).toHaveLength(24);
  expect([shown.slots[0], shown.slots[23]]).toMatchObject([{ decisions: 1 }, { decisions: 1 }]);
  const left = variants.length - 3;
  expect(shown.left).toMatchObject({ left, days: expect.closeTo(left / (2 / 7), 6) });
});

test('votes of a queue are the work of those who cast them, and the decision that they end in is nobody’s besides', async () => {
  const { project, ann, ben, lead } = await reviewed();
  const { queue } = await createQueue({ ...ctx, actor: lead }, { project, name: 'Two', votes: 2 });
  await runFill(ctx, queue);
  for (const actor of [ann, ben]) {
    const { items } = await claimItems({ ...ctx, actor }, { project, queue, count: 1 });
    const cast = { project, queue, variant: items[0]!.id, revision: 1, openMs: 12_000 };
    await vote({ ...ctx, actor }, { ...cast, action: 'accept' });
  }
  const shown = await showDashboard(ctx, { project, days: 7 });
  expect(shown.total).toMatchObject({ decisions: 2, times: { median: 12 } });
  expect(new Set(shown.people.map((one) => one.person))).toEqual(new Set([ann.id, ben.id]));
});

test('an empty project has an empty dashboard', async () => {
  const { slug: project } = await makeProject(db);
  expect(await showDashboard(ctx, { project })).toMatchObject({
    total: { decisions: 0, acceptance: null, times: null },
    people: [],
    reasons: [],
    left: { left: 0, days: 0 },
  });
});

test('a large project shows the figures that a worker counted, and says as of when', async () => {
  const { id, project, ann, decideOne } = await reviewed();
  await decideOne(ann, hours(1), 10);
  // So large that nobody waits for a count; and one that waits for a lock is a slow one.
  await administer(ownerUrl, `UPDATE pg_class SET reltuples = 300000 WHERE oid = 'variants'::regclass`);
  const client = await pool.connect();
  await client.query('BEGIN; LOCK TABLE decisions IN ACCESS EXCLUSIVE MODE');
  const first = await showDashboard(ctx, { project, days: 7 });
  await client.query('ROLLBACK');
  client.release();
  expect(first).toMatchObject({ counting: true, total: { decisions: 0 } });
  const summary = await db.reviewSummary.findFirstOrThrow({ where: { projectId: id } });
  await summarizeReview(ctx, summary.id);
  await decideOne(ann, hours(1), 10);
  const stored = await showDashboard(at(hours(-1)), { project, days: 7 });
  expect(stored).toMatchObject({ counting: false, countedAt: now, total: { decisions: 1 } });
  await summarizeReview(ctx, summary.id);
  expect((await showDashboard(ctx, { project, days: 7 })).total.decisions).toBe(2);
  const jobs = await pool.query(
    `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key LIKE 'review.summarize:%'`,
  );
  expect(jobs.rows[0].n).toBe(1);
  await pool.query('ANALYZE variants');
});
