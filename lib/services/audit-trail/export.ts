import { AuditChoice } from '#lib/domain/audit-trail/schema.ts';
import { projectVerb } from '../verb.ts';
import { exportEvents } from './read-events.ts';

export const exportAuditEvents = projectVerb(
  {
    name: 'audit-trail.export',
    summary: 'Exports who changed what in a project as JSONL, newest first',
    kind: 'query',
    download: true,
    capability: 'configure',
    input: AuditChoice,
  },
  async (ctx, choice) => exportEvents(ctx, { id: ctx.project.id, name: ctx.project.slug }, choice),
);
