import { chosenVariants } from '#lib/db/queries/browse/chosen-variants.ts';
import { countReserved } from '#lib/db/queries/count-reserved.ts';
import { decideMatching as decideRows } from '#lib/db/queries/decide-matching.ts';
import { limitStatements } from '#lib/db/queries/limit-statements.ts';
import { invalid } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { Decision, MatchingVariants } from '#lib/domain/review/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { checkReasons } from './reasons/read.ts';

export const decideMatching = projectVerb(
  {
    name: 'review.decide-matching',
    summary:
      'Accepts or rejects every pending variant that the filter admits, but for gold and what open queues decide, as one act that undo takes back.',
    kind: 'command',
    capability: 'undo-others',
    input: MatchingVariants.extend(Decision.pick({ action: true, reasons: true, note: true }).shape),
  },
  async (ctx, { action, reasons, note, variants, ...filter }) => {
    if (action === 'reject' && reasons.length === 0) {
      throw invalid('A rejection needs a reason.', [
        { path: 'reasons', message: 'Choose at least one reason.' },
      ]);
    }
    await checkReasons(ctx.db, ctx.project.id, reasons);
    const { actor } = ctx;
    const at = ctx.now();
    const groupId = uuidv7(at.getTime(), ctx.randomBytes(10));
    const to = action === 'accept' ? ('accepted' as const) : ('rejected' as const);
    const chosen = chosenVariants(ctx.project.id, { ids: variants, filter });
    const done = await ctx.db.$transaction(
      async (tx) => {
        await limitStatements(tx, 540_000);
        const decided = await decideRows(tx, chosen, {
          ...{ projectId: ctx.project.id, groupId, from: 'pending', to, action, reasons, note, at },
          actorId: actor.kind === 'user' ? actor.id : null,
          actorLabel: actor.kind === 'anonymous' ? 'visitor' : actor.label,
        });
        const named = variants && { variants: variants.length, ids: variants.slice(0, 100) };
        const reserved = await countReserved(tx, chosen, action);
        const after = { status: to, count: decided, reserved, filter, ...named, reasons };
        await audit(tx, ctx, {
          action: 'review.decide-matching',
          target: `decisions ${groupId}`,
          before: { status: 'pending' },
          after,
        });
        return { decided, reserved };
      },
      { timeout: 600_000 },
    );
    return { group: groupId, status: to, ...done };
  },
);
