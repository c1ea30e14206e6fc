import type { Ctx } from '../context.ts';

/** Who acts, as rows of review keep it. */
export const byWhom = ({ actor }: Pick<Ctx, 'actor'>) => ({
  actorId: actor.kind === 'user' ? actor.id : null,
  actorLabel: actor.kind === 'anonymous' ? 'visitor' : actor.label,
});
