import { z } from 'zod';
import { Page } from '#lib/domain/ids.ts';

/** Events of a project, newest first; `after` is the id of the last event of the page before. */
export const AuditFilter = Page.extend({
  action: z
    .string()
    .trim()
    .toLowerCase()
    .max(80)
    .regex(/^[a-z.-]*$/, 'An action has letters, dots and hyphens, for example "members.invite".')
    .optional()
    .describe('The action, or how it begins: "members." finds all of them'),
  actor: z
    .union([z.uuid(), z.enum(['system', 'visitor'])])
    .optional()
    .describe('The id of a person, "system" or "visitor"'),
});
export type AuditFilter = z.infer<typeof AuditFilter>;
