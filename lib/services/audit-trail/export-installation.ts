import { AuditChoice } from '#lib/domain/audit-trail/schema.ts';
import { installationVerb } from '../verb.ts';
import { exportEvents } from './read-events.ts';

export const exportInstallationEvents = installationVerb(
  {
    name: 'audit-trail.export-installation',
    summary: 'Exports what was changed outside of projects as JSONL, newest first',
    kind: 'query',
    download: true,
    who: 'administrator',
    input: AuditChoice,
  },
  async (ctx, choice) => exportEvents(ctx, { id: null, name: 'installation' }, choice),
);
