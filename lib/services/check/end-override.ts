import type { Tx } from '#lib/db/client.ts';
import { may } from '#lib/domain/access.ts';
import { forbidden } from '#lib/domain/errors.ts';
import { userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';

type Ended = { id: string; actorId: string | null; actorLabel: string };

/** Ends a standing override. Everybody may take back what is theirs; somebody else's takes a reviewer. */
export async function endOverride(
  tx: Tx,
  ctx: ProjectCtx,
  { id, actorId, actorLabel }: Ended,
): Promise<void> {
  const by = userIdOf(ctx);
  if (by !== null && actorId !== by && !may(ctx.role, 'undo-others')) {
    throw forbidden(`This override is ${actorLabel}'s. A reviewer may withdraw it.`);
  }
  await tx.answerOverride.update({ where: { id }, data: { withdrawnAt: ctx.now(), withdrawnById: by } });
}
