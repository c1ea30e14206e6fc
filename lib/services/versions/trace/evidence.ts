import type { ProjectCtx } from '../../context.ts';

/** What the rules said of the revision that was frozen; what they said of others is not evidence for it. */
export async function checksOfRevision({ db, project }: ProjectCtx, variantId: string, revision: number) {
  const found = await db.checkResult.findMany({
    where: { variantId, revision, variant: { projectId: project.id } },
    orderBy: { rule: 'asc' },
  });
  return found.map(({ variantId: _, ...check }) => check);
}

/** Overlaps of the variant and of its seed with benchmarks, whatever was decided about them. */
export async function hitsOf({ db, project }: ProjectCtx, of: { variantId: string; seedId: string }) {
  const found = await db.contaminationHit.findMany({
    where: { projectId: project.id, OR: [{ variantId: of.variantId }, { seedId: of.seedId }] },
    orderBy: [{ score: 'desc' }, { seq: 'asc' }],
    include: { problem: { select: { rowNumber: true, benchmark: { select: { name: true } } } } },
  });
  return found.map(({ id, seedId, revision, part, method, score, state, reason, problem, ...hit }) => ({
    ...{ id, of: seedId === null ? ('variant' as const) : ('seed' as const), revision },
    ...{ part, method, score, state, reason, foundAt: hit.foundAt },
    ...{ decidedBy: hit.decidedLabel, decidedAt: hit.decidedAt },
    ...{ benchmark: problem.benchmark.name, benchmarkRow: problem.rowNumber },
  }));
}

type Judged = { id: string; decisions: readonly { groupId: string }[] };

/** Audits that drew this variant to be read, and rulings that decided it with its whole stratum. */
export async function auditsOfVariant({ db, project }: ProjectCtx, { id, decisions }: Judged) {
  const groups = decisions.map(({ groupId }) => groupId);
  const [samples, rulings] = await Promise.all([
    db.auditSample.findMany({
      where: { variantId: id, plan: { projectId: project.id } },
      select: { revision: true, plan: { select: { id: true, name: true } } },
    }),
    db.auditRuling.findMany({
      where: { id: { in: groups }, plan: { projectId: project.id } },
      include: { plan: { select: { id: true, name: true } } },
      orderBy: { seq: 'asc' },
    }),
  ]);
  return [
    ...samples.map(({ plan, revision }) => ({
      ...{ kind: 'drawn' as const, audit: plan, revision },
      ...{ ruling: null, isOverride: false, reason: '', by: null, at: null, undoneAt: null },
    })),
    ...rulings.map(({ plan, ruling, isOverride, reason, actorLabel, at, undoneAt }) => ({
      ...{ kind: 'ruling' as const, audit: plan, revision: null },
      ...{ ruling, isOverride, reason, by: actorLabel, at, undoneAt },
    })),
  ];
}
