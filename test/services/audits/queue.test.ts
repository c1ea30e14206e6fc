import { expect, test } from 'vitest';
import {
  applyRuling,
  closeAudit,
  previewAudit,
  returnUnread,
  showAudit,
  undoRuling,
} from '#lib/services/audits/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { createQueue, fillAgain, markGold, showQueue } from '#lib/services/queues/index.ts';
import { decide, decideMatching } from '#lib/services/review/index.ts';
import { drawnAudit, drawnOf, readRows, ruled, waitingProject } from '#test/support/audits.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { workQueue } from '#test/support/queues.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const asked = { qualityLimit: 0.7, expectedRate: 0.97, halfWidth: null, looks: [0.5, 1], minimum: 5 };
const rows = [{ method: 'rephrase', rows: 60 }];
const countOf = (project: string, status: 'pending' | 'accepted' | 'rejected') =>
  db.variant.count({ where: { project: { slug: project }, status } });
const stratumOf = async (lead: Ctx, project: string, audit: string) =>
  (await showAudit(lead, { project, audit })).progress!.strata[0]!;

/** Everybody votes on all that the queue gives; what it gave. */
async function workAll(people: readonly Ctx[], project: string, queue: string): Promise<string[]> {
  const seen: string[] = [];
  for (const one of people) seen.push(...(await workQueue(one, { project, queue }, () => true)));
  return [...new Set(seen)].sort();
}

test('the drawn rows are decided by two people each in a queue, look by look, and count for the audit', async () => {
  const { id, project, lead, variants } = await waitingProject(ctx, rows);
  await markGold(ctx, { project, variant: variants[0]![0]!, revision: 1, action: 'accept' });
  expect((await previewAudit(lead, { project, ...asked })).population).toBe(59);
  const audit = await drawnAudit(lead, project, asked);
  const sample = await drawnOf(db, audit);
  const [first] = (await showAudit(lead, { project, audit })).plan!.strata[0]!.sizes;
  const person = async () => ({ ...ctx, actor: await makeUser(db, { projectId: id, role: 'annotator' }) });
  const people = [await person(), await person()];
  const { queue, items } = await createQueue(lead, { project, name: 'Read', audit });
  expect(items).toBe(first);
  await expect(
    createQueue(lead, { project, name: 'x', audit, filter: { method: 'rephrase' } }),
  ).rejects.toThrow('leave the filter out');

  expect(await workAll(people, project, queue)).toEqual(sample.slice(0, first).sort());
  const seen = await stratumOf(lead, project, audit);
  expect(seen).toMatchObject({ read: first, bad: 0 });
  const shown = await showAudit(lead, { project, audit });
  expect(shown.queues).toMatchObject([{ id: queue, name: 'Read', votes: 2, counts: { agreed: first } }]);
  if (seen.state === 'open') {
    expect(shown.dueOutside).toBe(sample.length - first!);
    expect(await fillAgain(lead, { project, queue })).toMatchObject({ items: sample.length - first! });
    await workAll(people, project, queue);
  }
  expect(await stratumOf(lead, project, audit)).toMatchObject({ state: 'accepted' });
  const ruling = await ruled(lead, { project, audit, stratum: 0, decision: 'accepted' });
  expect(ruling.decided).toBe(59 - (await stratumOf(lead, project, audit)).read);
  expect(await countOf(project, 'pending')).toBe(1);
});

test('a ruling ends the items of its own queues, leaves those of others alone, and its undo asks again', async () => {
  const { project, lead, variants } = await waitingProject(ctx, rows);
  const audit = await drawnAudit(lead, project, asked);
  const drawn = new Set(await drawnOf(db, audit));
  const other = variants[0]!.find((one) => !drawn.has(one))!;
  await db.variant.update({ where: { id: other }, data: { subject: 'geometry' } });
  const elsewhere = await createQueue(lead, { project, name: 'Other', filter: { subject: 'geometry' } });
  expect(elsewhere.items).toBe(1);
  const { queue, items } = await createQueue(lead, { project, name: 'Read', audit });
  const override = { override: true, reason: 'Read elsewhere' };
  const rule = { project, audit, stratum: 0, decision: 'accepted' as const, ...override };
  const ruling = await ruled(lead, rule);
  expect(ruling.decided).toBe(59);
  expect((await showQueue(lead, { project, queue })).counts).toMatchObject({ open: 0, withdrawn: items });
  await undoRuling(lead, { project, ruling: ruling.id });
  await applyRuling(lead, ruling.id, new AbortController().signal);
  expect(await fillAgain(lead, { project, queue })).toMatchObject({ items });
  await closeAudit(lead, { project, audit });
  expect((await showQueue(lead, { project, queue })).status).toBe('closed');
});

test('an audit of rows that are accepted already has them read anew, and gives the rest the evidence', async () => {
  const { project, lead, reader, variants } = await waitingProject(ctx, rows);
  const all = variants[0]!;
  await decideMatching(lead, { project, action: 'accept', variants: all.slice(0, 40) });
  await readRows(reader, project, all.slice(40, 50));
  const audit = await drawnAudit(lead, project, { ...asked, looks: [1], cover: 'accepted' });
  const shown = await showAudit(lead, { project, audit });
  expect(shown).toMatchObject({ population: 50, filter: { cover: 'accepted' } });
  const sample = await drawnOf(db, audit);
  expect(await countOf(project, 'accepted')).toBe(50 - sample.length);
  expect(shown.progress!.strata[0]).toMatchObject({ read: 0, unread: 0 });

  await readRows(reader, project, sample, new Set(sample.slice(0, 1)));
  const ruling = await ruled(lead, { project, audit, stratum: 0, decision: 'accepted' });
  // Rows that nobody read stay accepted and carry the ruling; what waited before is not covered.
  expect(ruling.decided).toBe(50 - sample.length);
  expect(await countOf(project, 'accepted')).toBe(49);
  expect(await countOf(project, 'pending')).toBe(10);
  await undoRuling(lead, { project, ruling: ruling.id });
  await applyRuling(lead, ruling.id, new AbortController().signal);
  expect(await countOf(project, 'accepted')).toBe(49);
  const rejected = await ruled(lead, {
    ...{ project, audit, stratum: 0, decision: 'rejected' as const },
    ...{ override: true, reason: 'All of them repeat one story' },
  });
  expect(rejected.decided).toBe(50 - sample.length);
  expect(await countOf(project, 'rejected')).toBe(50 - sample.length + 1);
});

test('an audit that is closed accepts again what nobody read, by the decision of before', async () => {
  const { project, lead, reader, variants } = await waitingProject(ctx, rows);
  const { group } = await decideMatching(lead, { project, action: 'accept' });
  const audit = await drawnAudit(lead, project, { ...asked, looks: [1], cover: 'both' });
  const sample = await drawnOf(db, audit);
  await decide(reader, {
    ...{
      project,
      variant: sample[0]!,
      revision: 1,
      action: 'reject' as const,
      reasons: ['misread' as const],
    },
  });
  await expect(returnUnread(lead, { project, audit })).rejects.toThrow('was read by a person');
  expect(await closeAudit(lead, { project, audit })).toMatchObject({ restored: sample.length - 1 });
  expect(await countOf(project, 'accepted')).toBe(variants[0]!.length - 1);
  expect(await db.decision.count({ where: { groupId: group, undoneAt: null } })).toBe(59);
  expect(await stratumOf(lead, project, audit)).toMatchObject({ read: 1 });
});
