import { AuditFilter } from '#lib/domain/audit-trail/schema.ts';
import { installationVerb } from '../verb.ts';
import { listEvents } from './read-events.ts';

/** What is of a project is read there, by those who may: an administrator is no member by that alone. */
export const listInstallationEvents = installationVerb(
  {
    name: 'audit-trail.list-installation',
    summary: 'List what was changed outside of projects: accounts, sign-ins, tokens, targets, settings',
    kind: 'query',
    who: 'administrator',
    input: AuditFilter,
  },
  (ctx, filter) => listEvents(ctx, null, filter),
);
