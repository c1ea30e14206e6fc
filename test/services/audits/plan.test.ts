import { expect, test } from 'vitest';
import { drawSample, makeAuditPlan, stratumKey } from '#lib/domain/review/audit-plan/index.ts';
import {
  closeAudit,
  createAudit,
  drawAudit,
  listAudits,
  previewAudit,
  showAudit,
  showDraw,
} from '#lib/services/audits/index.ts';
import { addWaiting, drawnAudit, waitingProject } from '#test/support/audits.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);

const strata = [
  { method: 'rephrase', level: 2, rows: 100 },
  { method: 'rephrase', level: null, rows: 25 },
  { method: 'perturb-numbers', level: 2, rows: 40 },
];
const settings = { qualityLimit: 0.9, expectedRate: 0.97, halfWidth: null, looks: [0.5, 1] };
const keyOf = (method: string, level: number | null) =>
  stratumKey({ method, level, template: '', model: '' });

test('the sizes are shown before anything is saved, as the rule computes them', async () => {
  const { project, lead } = await waitingProject(ctx, strata);
  const seen = await previewAudit(lead, { project, ...settings });
  const expected = makeAuditPlan(
    [
      { key: keyOf('rephrase', 2), population: 100 },
      { key: keyOf('perturb-numbers', 2), population: 40 },
      { key: keyOf('rephrase', null), population: 25 },
    ],
    settings,
    'any',
  );
  expect(seen.strata.map(({ key, population, sizes }) => ({ key, population, sizes }))).toEqual(
    expected.strata.map(({ key, population, sizes }) => ({ key, population, sizes })),
  );
  expect(seen).toMatchObject({ population: 165, sampled: null });
  expect((await listAudits(lead, { project })).items).toEqual([]);

  const byMethod = await previewAudit(lead, { project, ...settings, dimensions: ['method'] });
  expect(byMethod.strata.map(({ method, level, population }) => [method, level, population])).toEqual([
    ['rephrase', null, 125],
    ['perturb-numbers', null, 40],
  ]);
  const filtered = await previewAudit(lead, { project, ...settings, method: 'rephrase', level: 2 });
  expect(filtered.population).toBe(100);
  expect((await previewAudit(lead, { project, method: 'no such method' })).strata).toEqual([]);
});

test('a plan draws the rows that its recorded seed decides, of the rows that there were', async () => {
  const { id, project, lead, seedId, variants } = await waitingProject(ctx, strata);
  await addWaiting(db, id, seedId, { method: 'rephrase', level: 2, rows: 5, checkState: 'unchecked' });
  const { audit } = await createAudit(lead, { project, name: 'May', ...settings });
  await drawAudit(lead, audit);
  // What comes later is no part of it, however often the job runs.
  await addWaiting(db, id, seedId, { method: 'rephrase', level: 2, rows: 50 });
  await drawAudit(lead, audit);

  const shown = await showAudit(lead, { project, audit });
  expect(shown).toMatchObject({ status: 'running', population: 165 });
  expect(shown.randomSeed).toMatch(/^[0-9a-f]{32}$/);
  const plan = shown.plan!;
  expect(plan.seed).toBe(shown.randomSeed);
  const found = plan.strata.map(({ key, population }) => [key, population]);
  expect(found).toEqual([
    [keyOf('rephrase', 2), 100],
    [keyOf('perturb-numbers', 2), 40],
    [keyOf('rephrase', null), 25],
  ]);
  const members = [variants[0]!, variants[2]!, variants[1]!];
  for (const [stratum, { key, sizes }] of plan.strata.entries()) {
    const rows = await db.auditSample.findMany({
      where: { planId: audit, stratum },
      orderBy: { position: 'asc' },
    });
    expect(rows.map((row) => row.variantId)).toEqual(
      drawSample(members[stratum]!, sizes.at(-1)!, { seed: plan.seed, key }),
    );
    const blocks = await db.auditBlock.findMany({ where: { planId: audit, stratum } });
    expect(blocks.flatMap(({ seqs }) => seqs)).toHaveLength(members[stratum]!.length);
  }
});

test('nobody changes a plan, its rows or its seed afterwards', async () => {
  const { project, lead, variants } = await waitingProject(ctx, strata);
  const audit = await drawnAudit(lead, project, settings);
  const statements = [
    `UPDATE audit_plans SET plan = '{}' WHERE id = $1`,
    `UPDATE audit_plans SET random_seed = 'x' WHERE id = $1`,
    `UPDATE audit_plans SET population = 1 WHERE id = $1`,
    `UPDATE audit_samples SET variant_id = '${variants[0]![0]}' WHERE plan_id = $1 AND position = 0`,
    `UPDATE audit_blocks SET seqs = '{}' WHERE plan_id = $1`,
  ];
  for (const statement of statements) {
    await expect(pool.query(statement, [audit]), statement).rejects.toThrow('its rows are immutable');
  }
  await closeAudit(lead, { project, audit });
  expect((await showAudit(lead, { project, audit })).status).toBe('closed');
});

test('what cannot be planned is said: no rows, a name that is taken, too many strata, looks in no order', async () => {
  const { id, project, lead, seedId } = await waitingProject(ctx, [{ method: 'rephrase', rows: 30 }]);
  await expect(createAudit(lead, { project, name: 'a', method: 'other' })).rejects.toThrow('No variant fits');
  await expect(createAudit(lead, { project, name: 'a', looks: [0.5, 0.2, 1] })).rejects.toThrow(
    'must ascend',
  );
  await createAudit(lead, { project, name: 'a' });
  await expect(createAudit(lead, { project, name: 'a' })).rejects.toThrow('An audit named "a" exists');
  for (let at = 0; at < 101; at++) await addWaiting(db, id, seedId, { method: `method ${at}`, rows: 1 });
  await expect(previewAudit(lead, { project })).rejects.toThrow('102 strata; 100 are the most');
  const audit = await drawnAudit(lead, project);
  const failed = await showAudit(lead, { project, audit });
  expect(failed).toMatchObject({ status: 'failed', plan: null });
  expect(failed.error).toContain('102 strata');
});

test('a draw tells how far it is, and one that is cancelled keeps nothing', async () => {
  const { project, lead } = await waitingProject(ctx, strata);
  const { audit } = await createAudit(lead, { project, name: 'May', ...settings });
  expect(await showDraw(lead, { project, audit })).toMatchObject({ status: 'drawing', phase: '' });
  const stopping = AbortSignal.abort();
  await expect(drawAudit(lead, audit, { stopping })).rejects.toThrow('begins anew');
  const drawing = drawAudit(lead, audit, { rowsOfPart: 1 });
  let seen = await showDraw(lead, { project, audit });
  while (seen.done === 0) seen = await showDraw(lead, { project, audit });
  expect(seen).toMatchObject({ phase: 'Looking through the variants', status: 'drawing' });
  expect(seen.total).toBeGreaterThanOrEqual(165);
  await closeAudit(lead, { project, audit });
  await drawing;
  expect(await showAudit(lead, { project, audit })).toMatchObject({ status: 'closed', plan: null });
  expect(await db.auditStratum.count({ where: { planId: audit } })).toBe(0);
});

test('only a lead makes one', async () => {
  const { project, reader } = await waitingProject(ctx, [{ method: 'rephrase', rows: 3 }]);
  await expect(createAudit(reader, { project, name: 'mine' })).rejects.toThrow('this needs at least lead');
  expect((await previewAudit(reader, { project })).population).toBe(3);
});
