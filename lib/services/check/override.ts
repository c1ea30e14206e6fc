import type { Tx } from '#lib/db/client.ts';
import { lockProjectTexts } from '#lib/db/queries/lock-project-texts.ts';
import { engineOutcome } from '#lib/domain/check/overrides.ts';
import { Override } from '#lib/domain/check/schema.ts';
import { conflict, notFound, precondition } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { type PreparedCheck, patient, prepareChecks, storePrepared } from './check-variants.ts';
import { endOverride } from './end-override.ts';

export const overrideAnswer = projectVerb(
  {
    name: 'check.override',
    summary: "Says against the engine that a variant's answer is equal to the known one, or different.",
    kind: 'command',
    capability: 'review',
    input: Override,
  },
  async (ctx, input) => {
    const prepared = await prepareChecks(ctx, ctx.project.id, [input.variant]);
    const [check] = prepared;
    if (!check) throw notFound('This variant');
    return ctx.db.$transaction(async (tx) => {
      await lockProjectTexts(tx, ctx.project.id);
      await lockRevision(tx, ctx, input, check);
      const known = check.subject.truth;
      if (known === null) {
        throw precondition('No answer is known to compare with, so there is no verdict to override.');
      }
      const override = await place(tx, ctx, input, { gold: known, pred: check.subject.variant.answer });
      const [judgement] = await storePrepared(tx, ctx, ctx.project.id, prepared);
      return { override, variant: input.variant, verdict: input.verdict, checkState: judgement?.state };
    }, patient);
  },
);

/** Holds the row at the revision that was read: who edits at the same moment waits, or came first. */
async function lockRevision(
  tx: Tx,
  ctx: ProjectCtx,
  { variant: id, revision }: Override,
  check: PreparedCheck,
) {
  const held = await tx.variant.updateMany({ where: { id, revision }, data: { updatedAt: ctx.now() } });
  if (held.count > 0 && check.revision === revision) return;
  const now = await tx.variant.findUniqueOrThrow({ where: { id }, select: { revision: true } });
  throw conflict('Somebody edited this variant since you opened it. Look at its new text first.', now);
}

/** Writes the word in the place of an older one; the same word again changes nothing. Returns its id. */
async function place(tx: Tx, ctx: ProjectCtx, input: Override, pair: { gold: string; pred: string }) {
  const { variant: variantId, revision, verdict, note } = input;
  const older = await tx.answerOverride.findFirst({ where: { variantId, revision, withdrawnAt: null } });
  if (older?.verdict === verdict && older.note === note) return older.id;
  if (older) await endOverride(tx, ctx, older);
  const engine = engineOutcome(pair.gold, pair.pred);
  const { id } = await tx.answerOverride.create({
    data: {
      ...{ projectId: ctx.project.id, variantId, revision, ...pair, verdict, note },
      engineVerdict: engine.verdict,
      engineStage: engine.stage,
      engineReason: engine.reason,
      ...byWhom(ctx),
      at: ctx.now(),
    },
  });
  await audit(tx, ctx, {
    action: 'check.override',
    target: `variant ${variantId}`,
    before: { engine: engine.verdict, override: older?.verdict ?? null },
    after: { override: id, revision, verdict, note },
  });
  return id;
}
