import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/db/client.ts';
import { applyRuling, createAudit, drawAudit, ruleOnStratum } from '#lib/services/audits/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { decide } from '#lib/services/review/index.ts';
import { makeProject, makeSeeds, makeUser } from './factories.ts';

const never = new AbortController().signal;

/** Checked variants that wait for a decision: `rows` of a method and level, in the order of their arrival. */
export type Waiting = {
  method: string;
  level?: number | null;
  rows: number;
  checkState?: 'passed' | 'unchecked';
};

/** A project with such variants, a lead and a person who reads. */
export async function waitingProject(ctx: Ctx, strata: readonly Waiting[]) {
  const { db } = ctx;
  const project = await makeProject(db);
  const [seedId] = await makeSeeds(db, project.id, [{ problem: `What is ${randomUUID()}?`, answer: '1' }]);
  const made = [];
  for (const one of strata) made.push(await addWaiting(db, project.id, seedId!, one));
  const lead = { ...ctx, actor: await makeUser(db, { projectId: project.id, role: 'lead' }) };
  const reader = { ...ctx, actor: await makeUser(db, { projectId: project.id, role: 'annotator' }) };
  return { ...project, project: project.slug, seedId: seedId!, variants: made, lead, reader };
}

export async function addWaiting(db: Db, projectId: string, seedId: string, one: Waiting): Promise<string[]> {
  const { method, level = null, rows, checkState = 'passed' } = one;
  const data = Array.from({ length: rows }, (_, at) => ({
    id: randomUUID(),
    ...{ projectId, seedId, method, level, checkState },
    problem: `What is ${at} + ${at}?`,
    solution: `${at} + ${at} = ${2 * at}`,
    answer: String(2 * at),
    groundTruth: 'computed',
    contentHash: randomUUID().replaceAll('-', ''),
  }));
  await db.variant.createMany({ data });
  return data.map(({ id }) => id);
}

type Asked = Omit<Parameters<typeof createAudit>[1], 'project' | 'name'>;

/** An audit whose rows are drawn; its population is kept in blocks of 20. */
export async function drawnAudit(lead: Ctx, project: string, asked: Asked = {}): Promise<string> {
  const { audit } = await createAudit(lead, { project, name: `audit ${randomUUID()}`, ...asked });
  await drawAudit(lead, audit, { rowsOfBlock: 20 });
  return audit;
}

/** The drawn variants of a stratum in the order of the draw. */
export async function drawnOf(db: Db, planId: string, stratum = 0): Promise<string[]> {
  const rows = await db.auditSample.findMany({ where: { planId, stratum }, orderBy: { position: 'asc' } });
  return rows.map(({ variantId }) => variantId!);
}

/** A person reads these rows one by one; those in `bad` are rejected. */
export async function readRows(
  reader: Ctx,
  project: string,
  variants: readonly string[],
  bad: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const variant of variants) {
    const word = bad.has(variant)
      ? { action: 'reject' as const, reasons: ['arithmetic' as const] }
      : { action: 'accept' as const };
    await decide(reader, { project, variant, revision: 1, ...word });
  }
}

/** A ruling with all that it decides. */
export async function ruled(lead: Ctx, input: Parameters<typeof ruleOnStratum>[1]) {
  const ruling = await ruleOnStratum(lead, input);
  await applyRuling(lead, ruling.id, never);
  return lead.db.auditRuling.findUniqueOrThrow({ where: { id: ruling.id } });
}
