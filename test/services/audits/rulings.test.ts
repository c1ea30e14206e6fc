import { describe, expect, test } from 'vitest';
import { applyRuling, ruleOnStratum, showAudit, undoRuling } from '#lib/services/audits/index.ts';
import { decide, decideMatching, editVariant, undo } from '#lib/services/review/index.ts';
import { addWaiting, drawnAudit, drawnOf, readRows, ruled, waitingProject } from '#test/support/audits.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

/** Of 60 rows 12 are read: at most one may be bad for acceptance, seven are enough for rejection. */
const asked = { qualityLimit: 0.7, expectedRate: 0.97, halfWidth: null, looks: [1], minimum: 5 };
const states = (ids: readonly string[]) =>
  db.variant.groupBy({ by: ['status'], where: { id: { in: [...ids] } }, _count: true });
const countOf = async (ids: readonly string[], status: string) =>
  (await states(ids)).find((one) => one.status === status)?._count ?? 0;

const choose = (n: bigint, k: bigint): bigint => {
  let value = 1n;
  for (let i = 1n; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
};
/** P(at most `bad` bad rows in a sample of `n` out of `population` with `marked` bad ones), in whole numbers. */
function chance(bad: number, n: number, population: number, marked: number): number {
  let ways = 0n;
  for (let x = 0; x <= bad; x++)
    ways += choose(BigInt(marked), BigInt(x)) * choose(BigInt(population - marked), BigInt(n - x));
  return Number((ways * 10n ** 18n) / choose(BigInt(population), BigInt(n))) / 1e18;
}

/** One stratum of 60 rows, its sample read with so many bad ones. */
async function readAudit(bad: number, rows = 60) {
  const world = await waitingProject(ctx, [{ method: 'rephrase', level: 3, rows }]);
  const audit = await drawnAudit(world.lead, world.project, asked);
  const sample = await drawnOf(db, audit);
  await readRows(world.reader, world.project, sample, new Set(sample.slice(0, bad)));
  return { ...world, audit, sample, all: world.variants[0]! };
}

describe('a stratum is ruled on as a whole', () => {
  test('it is accepted with the exact evidence on every row, and one undo takes all of it back', async () => {
    const { project, id, seedId, lead, audit, sample, all } = await readAudit(1);
    const later = await addWaiting(db, id, seedId, { method: 'rephrase', level: 3, rows: 10 });
    const seen = (await showAudit(lead, { project, audit })).progress!.strata[0]!;
    expect(seen).toMatchObject({
      state: 'accepted',
      population: 60,
      allowedBad: 18,
      read: sample.length,
      bad: 1,
    });

    const ruling = await ruled(lead, { project, audit, stratum: 0, decision: 'accepted' });
    const p = chance(1, sample.length, 60, 19);
    expect(p).toBeLessThanOrEqual(0.05);
    expect(ruling.evidence).toMatchObject({ read: sample.length, bad: 1, allowedBad: 18, population: 60 });
    expect((ruling.evidence as { pValue: number }).pValue).toBeCloseTo(p, 9);
    expect(ruling).toMatchObject({ status: 'applied', isOverride: false, look: 0, error: 0.05 });

    expect(await countOf(all, 'accepted')).toBe(59);
    expect(await countOf(later, 'pending')).toBe(10);
    expect(ruling.decided).toBe(60 - sample.length);
    const decisions = await db.decision.findMany({ where: { groupId: ruling.id } });
    expect(decisions).toHaveLength(60 - sample.length);
    expect(new Set(decisions.map(({ variantId }) => variantId)).isDisjointFrom(new Set(sample))).toBe(true);
    expect(decisions[0]).toMatchObject({
      action: 'accept',
      revision: 1,
      previousStatus: 'pending',
      undoneAt: null,
    });
    expect(decisions[0]!.note).toContain(`1 bad of ${sample.length} read, population 60`);

    await undoRuling(lead, { project, ruling: ruling.id, reason: 'Wrong limit' });
    await applyRuling(lead, ruling.id, never);
    expect(await countOf(all, 'pending')).toBe(60 - sample.length);
    expect(await db.auditRuling.findUnique({ where: { id: ruling.id } })).toMatchObject({
      ...{ status: 'undone', restored: 60 - sample.length, undoReason: 'Wrong limit' },
    });
    await expect(undoRuling(lead, { project, ruling: ruling.id })).rejects.toThrow('taken back before');
    expect((await ruled(lead, { project, audit, stratum: 0, decision: 'accepted' })).decided).toBe(
      60 - sample.length,
    );
  });

  test('it is rejected where the sample shows that it is bad', async () => {
    const { project, lead, audit, sample, all } = await readAudit(8);
    const good = sample.length - 8;
    const p = chance(good, sample.length, 60, 42);
    expect(p).toBeLessThanOrEqual(0.05);
    await expect(ruleOnStratum(lead, { project, audit, stratum: 0, decision: 'accepted' })).rejects.toThrow(
      'The evidence does not allow this stratum to be accepted: it may be rejected.',
    );
    const ruling = await ruled(lead, { project, audit, stratum: 0, decision: 'rejected' });
    expect((ruling.evidence as { pValue: number }).pValue).toBeCloseTo(p, 9);
    expect(await countOf(all, 'rejected')).toBe(60 - good);
  });

  test('what people decided or edited in the meantime stays theirs', async () => {
    const { project, lead, reader, audit, sample, all } = await readAudit(0);
    const rest = all.filter((variant) => !sample.includes(variant));
    await decide(reader, { project, variant: rest[0]!, revision: 1, action: 'reject', reasons: ['misread'] });
    const text = { problem: 'What is 2 + 3?', solution: '2 + 3 = 5', answer: '5' };
    await editVariant(reader, { project, variant: rest[1]!, revision: 1, ...text });
    const ruling = await ruled(lead, { project, audit, stratum: 0, decision: 'accepted' });
    expect(ruling.decided).toBe(rest.length - 2);
    expect(await countOf([rest[0]!], 'rejected')).toBe(1);
    expect(await countOf([rest[1]!], 'pending')).toBe(1);
  });

  test('a key that undoes the last decision never undoes a ruling', async () => {
    const { project, lead, audit, all } = await readAudit(0);
    const ruling = await ruled(lead, { project, audit, stratum: 0, decision: 'accepted' });
    await expect(undo(lead, { project })).rejects.toThrow('A decision of yours to undo was not found');
    await expect(undo(lead, { project, group: ruling.id })).rejects.toThrow(
      'The ruling of an audit decided this',
    );
    expect(await countOf(all, 'accepted')).toBe(60);
  });
});

describe('the evidence is what people read', () => {
  test('a row that had to be edited counts as bad, one that is decided in bulk is not read', async () => {
    const { project, lead, reader, audit, sample } = await readAudit(0);
    const seen = async () => (await showAudit(lead, { project, audit })).progress!.strata[0]!;
    const text = { problem: 'What is 2 + 3?', solution: '2 + 3 = 5', answer: '5' };
    await editVariant(reader, { project, variant: sample[0]!, revision: 1, ...text });
    expect(await seen()).toMatchObject({ state: 'open', read: sample.length - 1, leftToNextLook: 1 });
    await decide(reader, { project, variant: sample[0]!, revision: 2, action: 'accept' });
    expect(await seen()).toMatchObject({ state: 'accepted', read: sample.length, bad: 1 });

    await undo(reader, { project });
    await decideMatching(lead, { project, action: 'accept' });
    expect(await seen()).toMatchObject({ state: 'open', read: sample.length - 1, unread: 1 });
  });

  test('what a machine decides is not read either', async () => {
    const world = await waitingProject(ctx, [{ method: 'rephrase', rows: 40 }]);
    const audit = await drawnAudit(world.lead, world.project, asked);
    const [first] = await drawnOf(db, audit);
    await decide(ctx, { project: world.project, variant: first!, revision: 1, action: 'accept' });
    const [stratum] = (await showAudit(world.lead, { project: world.project, audit })).progress!.strata;
    expect(stratum).toMatchObject({ read: 0, unread: 1 });
  });
});

describe('against the rule', () => {
  test('an override needs a reason, is recorded as one, and makes nothing easier for other strata', async () => {
    const two = [
      { method: 'rephrase', rows: 60 },
      { method: 'perturb-numbers', rows: 50 },
    ];
    const { project, lead } = await waitingProject(ctx, two);
    const audit = await drawnAudit(lead, project, asked);
    const rule = { project, audit, stratum: 0, decision: 'accepted' as const };
    await expect(ruleOnStratum(lead, rule)).rejects.toThrow('it is still open');
    await expect(ruleOnStratum(lead, { ...rule, override: true })).rejects.toThrow('needs a reason');
    const reason = 'Read in another tool';
    const ruling = await ruled(lead, { ...rule, override: true, reason });
    expect(ruling).toMatchObject({ isOverride: true, reason, look: null, evidence: null, decided: 60 });
    const { strata, leftAtMost } = (await showAudit(lead, { project, audit })).progress!;
    expect(strata[0]).toMatchObject({ state: 'open', leftAtMost: 0, ruling: { isOverride: true, reason } });
    expect(leftAtMost).toBe(strata[1]!.sizes.at(-1));
    const log = await db.auditEvent.findFirst({
      where: { action: 'audits.rule', target: `audit plan ${audit}` },
    });
    expect(log?.after).toMatchObject({ isOverride: true, reason });
  });

  test('only a lead rules', async () => {
    const { project, reader, audit } = await readAudit(0);
    const rule = { project, audit, stratum: 0, decision: 'accepted' as const };
    await expect(ruleOnStratum(reader, rule)).rejects.toThrow('this needs at least lead');
  });
});

describe('at the same moment', () => {
  test('of two leads one rules, and the other is told who did', async () => {
    const { id, project, lead, audit } = await readAudit(0);
    const other = { ...ctx, actor: await makeUser(db, { projectId: id, role: 'lead' }) };
    const rule = { project, audit, stratum: 0, decision: 'accepted' as const };
    const outcomes = await Promise.allSettled([ruleOnStratum(lead, rule), ruleOnStratum(other, rule)]);
    const refused = outcomes.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]!.reason).toMatchObject({ code: 'CONFLICT' });
    expect(String(refused[0]!.reason)).toContain('accepted this stratum before you');
    expect(await db.auditRuling.count({ where: { planId: audit } })).toBe(1);
  });

  test('two workers and a crash decide every row once', async () => {
    const world = await waitingProject(ctx, [{ method: 'rephrase', rows: 60 }]);
    const { project, lead, variants } = world;
    const audit = await drawnAudit(lead, project, { ...asked, looks: [0.5, 1] });
    const rule = {
      project,
      audit,
      stratum: 0,
      decision: 'accepted' as const,
      override: true,
      reason: 'A test',
    };
    const ruling = await ruleOnStratum(lead, rule);
    const stopped = new AbortController();
    stopped.abort();
    await expect(applyRuling(lead, ruling.id, stopped.signal)).rejects.toThrow('goes on with its next start');
    expect(await countOf(variants[0]!, 'accepted')).toBe(20);
    await Promise.all([applyRuling(lead, ruling.id, never), applyRuling(lead, ruling.id, never)]);
    expect(await countOf(variants[0]!, 'accepted')).toBe(60);
    expect(await db.decision.count({ where: { groupId: ruling.id } })).toBe(60);
  });

  test('a ruling that is taken back while it is carried out turns around', async () => {
    const world = await waitingProject(ctx, [{ method: 'rephrase', rows: 50 }]);
    const { project, lead, variants } = world;
    const audit = await drawnAudit(lead, project, asked);
    const rule = {
      project,
      audit,
      stratum: 0,
      decision: 'rejected' as const,
      override: true,
      reason: 'A test',
    };
    const ruling = await ruleOnStratum(lead, rule);
    const stopped = new AbortController();
    stopped.abort();
    await expect(applyRuling(lead, ruling.id, stopped.signal)).rejects.toThrow();
    await undoRuling(lead, { project, ruling: ruling.id });
    await expect(ruleOnStratum(lead, rule)).rejects.toThrow('still being taken back');
    await applyRuling(lead, ruling.id, never);
    expect(await countOf(variants[0]!, 'pending')).toBe(50);
  });
});

describe('a stratum that shrinks', () => {
  test('rows that are deleted count against both ends, and lower what is allowed among the rest', async () => {
    const { project, lead, audit, sample, all } = await readAudit(0);
    const rest = all.filter((variant) => !sample.includes(variant));
    await db.variant.deleteMany({ where: { id: { in: [...rest.slice(0, 10), sample[0]!] } } });
    const [seen] = (await showAudit(lead, { project, audit })).progress!.strata;
    expect(seen).toMatchObject({ population: 60, removed: 11, gone: 1, bad: 0, read: sample.length });
    // 49 are left: 14 of them may be bad. The removed ones are held to have been good, the gone one bad.
    const p = chance(1, sample.length, 60, 15);
    expect(p).toBeGreaterThan(0.05);
    expect(seen).toMatchObject({ allowedBad: 14, state: 'undecided' });
    expect(seen!.evidence).toMatchObject({ removed: 11, gone: 1, allowedBad: 14 });
    expect(seen!.evidence!.pValue).toBeCloseTo(p, 9);
    expect(await db.auditSample.count({ where: { planId: audit, variantId: null } })).toBe(1);
  });
});
