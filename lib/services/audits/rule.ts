import type { Tx } from '#lib/db/client.ts';
import { lockPlan } from '#lib/db/queries/audits/lock-plan.ts';
import { limitStatements } from '#lib/db/queries/limit-statements.ts';
import { conflict, invalid, notFound, precondition } from '#lib/domain/errors.ts';
import {
  NewRuling,
  ruleOnStrata,
  rulingEvidence,
  type StratumRuling,
} from '#lib/domain/review/audit-plan/index.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { type DrawnAudit, findAudit, requireRunning } from './find-audit.ts';
import { readProgress } from './read-progress.ts';
import { countRemovedNow } from './removed-rows.ts';
import { viewRuling } from './view-audit.ts';

export const ruleOnStratum = projectVerb(
  {
    name: 'audits.rule',
    summary: 'Accepts or rejects a stratum of an audit as a whole, where the evidence allows it.',
    kind: 'command',
    capability: 'configure',
    input: NewRuling,
  },
  (ctx, input) =>
    ctx.db.$transaction(
      async (tx) => {
        await findAudit(tx, ctx, input.audit);
        await limitStatements(tx, 120_000);
        await lockPlan(tx, input.audit);
        const plan = requireRunning(await findAudit(tx, ctx, input.audit));
        return rule(tx, ctx, plan, input);
      },
      { timeout: 300_000 },
    ),
);

async function rule(tx: Tx, ctx: ProjectCtx, row: DrawnAudit, input: NewRuling) {
  const { stratum, decision, reason } = input;
  if (!row.plan.strata[stratum]) throw notFound(`Stratum ${stratum} of this audit`);
  await requireFree(tx, row.id, stratum);
  const removed = await countRemovedNow(tx, row.id);
  const { progress } = await readProgress(tx, row, removed);
  const found = ruleOnStrata(row.plan, progress)[stratum]!;
  const isOverride = found.state !== decision;
  if (isOverride) requireOverride(found, input);
  const { actor } = ctx;
  const evidence = rulingEvidence(row.plan, found, removed.get(stratum) ?? 0);
  const made = await tx.auditRuling.create({
    data: {
      ...{ planId: row.id, stratum, ruling: decision, isOverride, reason },
      look: found.counts?.look ?? null,
      error: decision === 'accepted' ? found.acceptError : found.rejectError,
      evidence: (evidence ?? undefined) as object | undefined,
      actorId: actor.kind === 'user' ? actor.id : null,
      actorLabel: actor.kind === 'anonymous' ? 'visitor' : actor.label,
      at: ctx.now(),
    },
  });
  await enqueue(tx, 'audits.apply', { rulingId: made.id });
  await audit(tx, ctx, {
    action: 'audits.rule',
    target: `audit plan ${row.id}`,
    before: { state: found.state },
    after: { ruling: made.id, stratum, key: found.key, decision, isOverride, reason, evidence },
  });
  return viewRuling(made);
}

/** Nobody ruled on the stratum, and nothing of an older ruling is still being taken back. */
async function requireFree(tx: Tx, planId: string, stratum: number): Promise<void> {
  const before = await tx.auditRuling.findFirst({
    where: { planId, stratum, OR: [{ undoneAt: null }, { status: 'undoing' }] },
    orderBy: { seq: 'desc' },
  });
  if (!before) return;
  if (before.undoneAt !== null) {
    throw conflict('The ruling before on this stratum is still being taken back. Wait for it.');
  }
  throw conflict(
    `${before.actorLabel} ${before.ruling} this stratum before you. Take that ruling back first, to rule otherwise.`,
    { ruling: before.id, decision: before.ruling, by: before.actorLabel, at: before.at },
  );
}

const meanings: Record<StratumRuling['state'], string> = {
  open: 'it is still open: more rows are to be read',
  accepted: 'it may be accepted',
  rejected: 'it may be rejected',
  undecided: 'its whole sample is read and decides nothing: its rows are to be reviewed one by one',
};

function requireOverride({ state }: StratumRuling, { override, reason, decision }: NewRuling): void {
  if (!override) {
    throw precondition(
      `The evidence does not allow this stratum to be ${decision}: ${meanings[state]}. Override the rule only with a reason; it is recorded as such.`,
    );
  }
  if (reason === '') {
    const message = 'An override of the rule needs a reason.';
    throw invalid(message, [{ path: 'reason', message }]);
  }
}
