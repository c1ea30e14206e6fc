import { AuditFilter } from '#lib/domain/audit-trail/schema.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';

export const listAuditEvents = projectVerb(
  {
    name: 'audit-trail.list',
    summary: 'List who changed what in a project, newest first',
    kind: 'query',
    capability: 'configure',
    input: AuditFilter,
  },
  async (ctx, { after, limit, action, actor }) => {
    const rows = await ctx.db.auditEvent.findMany({
      where: {
        projectId: ctx.project.id,
        ...(after === undefined ? {} : { id: { lt: after } }),
        ...(action ? { action: { startsWith: action } } : {}),
        ...actorCondition(actor),
      },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    const { page, nextAfter } = pageOf(rows, limit, ({ id }) => id);
    const items = page.map(({ id, at, actorId, actorLabel, action, target, before, after }) => ({
      ...{ id: Number(id), at, actorId, actorLabel, action, target },
      before: before ?? null,
      after: after ?? null,
    }));
    return { items, nextAfter };
  },
);

/** The label of a visitor begins with "visitor "; without an id and otherwise, it was the studio itself. */
function actorCondition(actor: AuditFilter['actor']) {
  if (!actor) return {};
  if (actor === 'visitor') return { actorId: null, actorLabel: { startsWith: 'visitor ' } };
  if (actor === 'system') return { actorId: null, NOT: { actorLabel: { startsWith: 'visitor ' } } };
  return { actorId: actor };
}
