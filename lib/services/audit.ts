import type { Tx } from '#lib/db/client.ts';
import { userIdOf } from './by-whom.ts';
import type { Ctx, ProjectCtx } from './context.ts';

type Entry = {
  action: string;
  target: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Writes one line of the audit trail, in the transaction of the change that it tells of. */
export async function audit(tx: Tx, ctx: Ctx | ProjectCtx, entry: Entry): Promise<void> {
  const { actor } = ctx;
  await tx.auditEvent.create({
    data: {
      at: ctx.now(),
      actorId: userIdOf(ctx),
      actorLabel: actor.kind === 'anonymous' ? `visitor ${actor.address}` : actor.label,
      projectId: 'project' in ctx ? ctx.project.id : null,
      action: entry.action,
      target: entry.target,
      before: entry.before as object | undefined,
      after: entry.after as object | undefined,
    },
  });
}
