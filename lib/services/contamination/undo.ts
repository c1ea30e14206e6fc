import { undoHits } from '#lib/db/queries/contamination/undo-hits.ts';
import { may } from '#lib/domain/access.ts';
import { HitChoice } from '#lib/domain/contamination/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { compareBroughtBack } from './compare-brought-back.ts';
import { actOf, patient, targetOf } from './decide-hits.ts';
import { noneDecided } from './none-decided.ts';

const none = 'Nothing to take back: these hits are open, or another person decided them.';

export const undoContamination = projectVerb(
  {
    name: 'contamination.undo',
    summary: 'Opens decided hits again; what was removed with them comes back as it was.',
    kind: 'command',
    capability: 'review',
    input: HitChoice,
  },
  (ctx, choice) =>
    ctx.db.$transaction(async (tx) => {
      const act = actOf(ctx, choice, '');
      const onlyBy = may(ctx.role, 'undo-others') ? null : act.actorId;
      const { undone, back } = await undoHits(tx, { ...act, onlyBy });
      if (undone.hits === 0) {
        throw await noneDecided(tx, ctx, choice, none);
      }
      await compareBroughtBack(tx, ctx.project.id, back);
      const after = { state: 'open', ...undone, filter: act.filter };
      await audit(tx, ctx, {
        action: 'contamination.undo',
        target: targetOf(choice),
        before: { state: 'decided' },
        after,
      });
      return undone;
    }, patient),
);
