import type { Ctx } from './context.ts';

type Asked = Pick<Ctx, 'actor'>;

/** The id of the user who acts; null where the command line, a job or nobody signed in does. */
export const userIdOf = ({ actor }: Asked): string | null => (actor.kind === 'user' ? actor.id : null);

/** Who acts, as rows keep it. */
export const byWhom = (ctx: Asked) => ({
  actorId: userIdOf(ctx),
  actorLabel: ctx.actor.kind === 'anonymous' ? 'visitor' : ctx.actor.label,
});
