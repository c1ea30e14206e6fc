import type { Tx } from '#lib/db/client.ts';
import { userIdOf } from './by-whom.ts';
import type { Ctx, ProjectCtx } from './context.ts';

type Facts = Record<string, unknown>;
/** What was and what is: null where there was nothing before, or where nothing is left. */
type Change = { before: Facts | null; after: Facts } | { before: Facts; after: null };
export type Entry = { action: string; target: string } & Change;

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
      before: (entry.before ?? undefined) as object | undefined,
      after: (entry.after ?? undefined) as object | undefined,
    },
  });
}
