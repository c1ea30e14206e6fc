import { AuditFilter } from '#lib/domain/audit-trail/schema.ts';
import { projectVerb } from '../verb.ts';
import { listEvents } from './read-events.ts';

export const listAuditEvents = projectVerb(
  {
    name: 'audit-trail.list',
    summary: 'List who changed what in a project, newest first',
    kind: 'query',
    capability: 'configure',
    input: AuditFilter,
  },
  (ctx, filter) => listEvents(ctx, ctx.project.id, filter),
);
