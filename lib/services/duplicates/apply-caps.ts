import { rejectBeyondCaps } from '#lib/db/queries/duplicates/reject-beyond-caps.ts';
import { CapChoice } from '#lib/domain/check/duplicates.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { capsOf } from './caps-of.ts';
import { actOf, bulk } from './cluster-act.ts';

export const applyCaps = projectVerb(
  {
    name: 'duplicates.apply-caps',
    summary:
      'Rejects the variants that caps leave no place for, the best kept, as one act that undo takes back.',
    kind: 'command',
    capability: 'undo-others',
    input: CapChoice,
  },
  async (ctx, asked) =>
    ctx.db.$transaction(async (tx) => {
      const caps = await capsOf(tx, ctx.project.id, asked);
      const act = actOf(ctx);
      const rejected = await rejectBeyondCaps(tx, { projectId: ctx.project.id, caps, ...act });
      const target = `decisions ${act.groupId}`;
      // What each variant was before stands in its decision.
      const before = { status: 'pending or accepted' };
      const after = { status: 'rejected', rejected, caps };
      await audit(tx, ctx, { action: 'duplicates.apply-caps', target, before, after });
      const first = await tx.decision.findFirst({ where: { groupId: act.groupId }, select: { id: true } });
      return { rejected, group: act.groupId, decision: first?.id ?? null };
    }, bulk),
);
