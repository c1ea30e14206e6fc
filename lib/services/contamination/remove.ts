import { removeHits } from '#lib/db/queries/contamination/remove-hits.ts';
import { HitChoice } from '#lib/domain/contamination/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { actOf, patient, targetOf } from './decide-hits.ts';
import { noneDecided } from './none-decided.ts';

const none = 'None of these hits is open any more. Load the list again.';

export const removeContaminated = projectVerb(
  {
    name: 'contamination.remove',
    summary: 'Sets seeds aside and rejects variants that overlap a benchmark; undo takes it back.',
    kind: 'command',
    capability: 'review',
    input: HitChoice,
  },
  (ctx, choice) =>
    ctx.db.$transaction(async (tx) => {
      const act = actOf(ctx, choice, 'Stands in a benchmark');
      const removed = await removeHits(tx, act);
      if (removed.hits === 0) throw await noneDecided(tx, ctx, choice, none);
      const after = { state: 'removed', ...removed, filter: act.filter, act: act.act };
      await audit(tx, ctx, {
        action: 'contamination.remove',
        target: targetOf(choice),
        before: { state: 'open' },
        after,
      });
      return removed;
    }, patient),
);
