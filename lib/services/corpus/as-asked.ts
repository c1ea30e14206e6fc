import type { CorpusRun } from '#lib/db/generated/client.ts';
import type { Ctx, ProjectCtx } from '../context.ts';

/** The worker acts for the person who asked for a run: decisions, revisions and the audit trail name them. */
export async function asAsked(ctx: Ctx, { projectId, createdById }: CorpusRun): Promise<ProjectCtx> {
  const project = await ctx.db.project.findUniqueOrThrow({ where: { id: projectId } });
  const user = createdById === null ? null : await ctx.db.user.findUnique({ where: { id: createdById } });
  const { id, name, administrator } = user ?? { id: '', name: '', administrator: false };
  const actor = user ? { kind: 'user' as const, id, label: name, administrator, readOnly: false } : ctx.actor;
  return { ...ctx, actor, project, role: 'owner' };
}
