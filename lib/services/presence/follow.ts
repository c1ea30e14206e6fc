import { holdPresence } from '#lib/db/queries/presence/hold.ts';
import { leavePresence } from '#lib/db/queries/presence/leave.ts';
import { notFound } from '#lib/domain/errors.ts';
import { Looking, type PresenceMessage, presenceSeconds } from '#lib/domain/presence/schema.ts';
import { authorizeProject } from '../authorize.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { presenceHub } from './hub.ts';

/** A lease is renewed this often, in ms. */
const renewMs = (presenceSeconds * 1000) / 3;

type Follow = (signal: AbortSignal) => AsyncGenerator<PresenceMessage>;

/**
 * What an open page hears, and that it is open: others see it for as long as `messages` runs. It is no verb of REST or of
 * the command line: presence is a lease that ends by itself, kept by the stream, and no change of the project.
 */
export const followPresence = projectVerb(
  {
    name: 'presence.follow',
    summary: 'Tells who looks at what for as long as one looks oneself.',
    kind: 'query',
    capability: 'read',
    input: Looking,
  },
  async (ctx, looking) => {
    const where = { id: looking.variant, projectId: ctx.project.id };
    if ((await ctx.db.variant.count({ where })) === 0) throw notFound('This variant');
    const messages: Follow = (signal) => follow(ctx, looking, signal);
    return { messages };
  },
);

async function* follow(
  ctx: ProjectCtx,
  looking: Looking,
  signal: AbortSignal,
): AsyncGenerator<PresenceMessage> {
  const inbox: PresenceMessage[] = [];
  let wake = () => {};
  const leave = presenceHub(ctx.db).join(ctx.project.id, (message) => {
    if (message.kind === 'changed' && message.variant !== looking.variant) return;
    inbox.push(message);
    wake();
  });
  try {
    while (!signal.aborted) {
      await hold(ctx, looking);
      const until = Date.now() + renewMs;
      while (!signal.aborted && Date.now() < until) {
        yield* newest(inbox.splice(0));
        if (inbox.length > 0) continue;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, until - Date.now());
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          signal.addEventListener('abort', wake, { once: true });
        });
      }
      // Whoever was put out of the project meanwhile hears nothing more.
      if (!signal.aborted) await authorizeProject(ctx, ctx.project.slug, 'read', 'query');
    }
  } finally {
    leave();
    await drop(ctx, looking);
  }
}

/** Of several lists of people only the last counts. */
function newest(messages: PresenceMessage[]): PresenceMessage[] {
  const last = messages.findLastIndex(({ kind }) => kind === 'people');
  return messages.filter(({ kind }, index) => kind !== 'people' || index === last);
}

async function hold(ctx: ProjectCtx, { page, variant: variantId, editing }: Looking) {
  if (ctx.actor.kind !== 'user') return;
  const at = ctx.now();
  const until = new Date(at.getTime() + presenceSeconds * 1000);
  const { id: userId, label } = ctx.actor;
  await holdPresence(ctx.db, {
    page,
    projectId: ctx.project.id,
    variantId,
    userId,
    label,
    editing,
    at,
    until,
  });
}

async function drop(ctx: ProjectCtx, { page, variant: variantId, editing }: Looking) {
  if (ctx.actor.kind !== 'user') return;
  const left = { page, variantId, editing, userId: ctx.actor.id };
  // The lease ends by itself where the database cannot be told.
  await leavePresence(ctx.db, left).catch(() => {});
}
