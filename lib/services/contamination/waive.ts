import { waiveHits } from '#lib/db/queries/contamination/waive-hits.ts';
import { Waiver } from '#lib/domain/contamination/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { actOf, patient, targetOf } from './decide-hits.ts';
import { noneDecided } from './none-decided.ts';

const none = 'None of these hits is open any more. Load the list again.';

export const waiveHit = projectVerb(
  {
    name: 'contamination.waive',
    summary: 'Says of hits, with a reason, that they are no leak: their texts may be exported.',
    kind: 'command',
    capability: 'review',
    input: Waiver,
  },
  (ctx, { reason, ...choice }) =>
    ctx.db.$transaction(async (tx) => {
      const act = actOf(ctx, choice, reason);
      const hits = await waiveHits(tx, act);
      if (hits === 0) throw await noneDecided(tx, ctx, choice, none);
      const after = { state: 'waived', hits, reason, filter: act.filter };
      await audit(tx, ctx, {
        action: 'contamination.waive',
        target: targetOf(choice),
        before: { state: 'open' },
        after,
      });
      return { hits };
    }, patient),
);
