import { expect, test } from 'vitest';
import { listAuditRows, returnUnread, showAudit } from '#lib/services/audits/index.ts';
import { decideMatching, listQueue } from '#lib/services/review/index.ts';
import { getVersion } from '#lib/services/versions/index.ts';
import { addWaiting, drawnAudit, drawnOf, readRows, ruled, waitingProject } from '#test/support/audits.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const asked = { qualityLimit: 0.7, expectedRate: 0.97, halfWidth: null, looks: [0.5, 1], minimum: 5 };
const two = [
  { method: 'rephrase', rows: 60 },
  { method: 'perturb-numbers', rows: 40 },
];

test('the desk gives the rows of the next look alone, and stops where a stratum can be ruled on', async () => {
  const { project, lead, reader } = await waitingProject(ctx, two);
  const audit = await drawnAudit(lead, project, asked);
  const strata = (await showAudit(lead, { project, audit })).plan!.strata;
  const samples = await Promise.all(strata.map((_, stratum) => drawnOf(db, audit, stratum)));
  const due = async () =>
    (await listQueue(reader, { project, audit, limit: 200 })).items.map(({ id }) => id).sort();
  const upTo = (looks: readonly [number, number]) =>
    samples
      .flatMap((sample, stratum) => sample.slice(0, strata[stratum]!.sizes[looks[stratum]!] ?? 0))
      .sort();
  expect(await due()).toEqual(upTo([0, 0]));

  await readRows(reader, project, samples[0]!.slice(0, strata[0]!.sizes[0]));
  const read = new Set(samples[0]!.slice(0, strata[0]!.sizes[0]));
  const isOpen = (await showAudit(lead, { project, audit })).progress!.strata[0]!.state === 'open';
  expect(await due()).toEqual(upTo([isOpen ? 1 : 0, 0]).filter((id) => !read.has(id)));

  await readRows(reader, project, samples[0]!.slice(strata[0]!.sizes[0]!));
  const [first] = (await showAudit(lead, { project, audit })).progress!.strata;
  expect(first).toMatchObject({ state: 'accepted', leftToNextLook: 0 });
  expect(await due()).toEqual(samples[1]!.slice(0, strata[1]!.sizes[0]).sort());
  const rows = await listAuditRows(reader, { project, audit, stratum: 0, limit: 3 });
  expect(rows).toMatchObject({ total: samples[0]!.length, nextAfter: 2 });
  expect(rows.items.map(({ variantId, verdict }) => [variantId, verdict])).toEqual(
    samples[0]!.slice(0, 3).map((id) => [id, 'good']),
  );
});

test('drawn rows that were decided in bulk go back to the desk for a person', async () => {
  const { project, lead, reader } = await waitingProject(ctx, [two[0]!]);
  const audit = await drawnAudit(lead, project, asked);
  await expect(returnUnread(lead, { project, audit })).rejects.toThrow('was read by a person');
  const sample = await drawnOf(db, audit);
  await readRows(reader, project, sample.slice(0, 2));
  await decideMatching(lead, { project, action: 'accept' });
  expect((await listQueue(reader, { project, audit })).items).toEqual([]);
  expect(await returnUnread(lead, { project, audit })).toEqual({ returned: sample.length - 2 });
  expect(await db.variant.count({ where: { status: 'accepted', project: { slug: project } } })).toBe(
    60 - (sample.length - 2),
  );
  await readRows(reader, project, sample.slice(2));
  const [stratum] = (await showAudit(lead, { project, audit })).progress!.strata;
  expect(stratum).toMatchObject({ read: sample.length, unread: 0, state: 'accepted' });
});

test('the interval narrows look by look', async () => {
  const { project, lead, reader } = await waitingProject(ctx, [two[0]!]);
  const audit = await drawnAudit(lead, project, { ...asked, halfWidth: 0.1, looks: [0.25, 0.5, 0.75, 1] });
  const shown = await showAudit(lead, { project, audit });
  const sample = await drawnOf(db, audit);
  expect(shown.progress!.estimates).toEqual([]);
  const widths: number[] = [];
  let from = 0;
  for (const size of shown.plan!.strata[0]!.sizes) {
    await readRows(reader, project, sample.slice(from, size));
    from = size;
    const { estimates, strata } = (await showAudit(lead, { project, audit })).progress!;
    const last = estimates.at(-1)!;
    widths.push(last.high - last.low);
    expect(last).toMatchObject({ share: 1, high: 1, rows: size });
    expect(strata[0]!.soFar!.rows).toBe(size);
  }
  expect(widths).toEqual(widths.toSorted((one, other) => other - one));
  expect(widths.at(-1)! / 2).toBeLessThanOrEqual(0.1);
});

test("a version's card names the rulings that its rows stand on", async () => {
  const { id, project, lead, reader, seedId } = await waitingProject(ctx, [two[0]!]);
  const audit = await drawnAudit(lead, project, { ...asked, looks: [1] });
  const sample = await drawnOf(db, audit);
  await readRows(reader, project, sample);
  const ruling = await ruled(lead, { project, audit, stratum: 0, decision: 'accepted' });
  const [own] = await addWaiting(db, id, seedId, { method: 'rephrase', rows: 1 });
  await readRows(reader, project, [own!]);
  await frozenVersion(lead, { project, name: 'first' });
  const version = await getVersion(lead, { project, version: 'first' });
  expect(version.rowCount).toBe(61);
  const { audits } = version.recipe as { audits: unknown[] };
  expect(audits).toHaveLength(1);
  expect(audits[0]).toMatchObject({
    ...{ audit, ruling: ruling.id, rows: 60 - sample.length, isOverride: false },
    key: '["rephrase",null,"",""]',
    evidence: { read: sample.length, bad: 0, population: 60, qualityLimit: 0.7 },
  });
});
