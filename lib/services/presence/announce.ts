import { announceChange } from '#lib/db/queries/presence/announce.ts';
import { userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';

/** Tells the pages of others that show these variants to load them anew. Call it after the change is committed. */
export async function announce(ctx: ProjectCtx, ...variants: string[]): Promise<void> {
  // The change stands either way: a page that is not told finds out when it saves.
  const by = userIdOf(ctx);
  await announceChange(ctx.db, { projectId: ctx.project.id, variants, by, now: ctx.now() }).catch(() => {});
}
