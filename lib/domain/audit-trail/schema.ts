import { z } from 'zod';
import { Page } from '#lib/domain/ids.ts';

/** Which events of the audit trail are meant. */
export const AuditChoice = z.object({
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
  text: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Stands in the action, the name, what was changed, or what was before and after'),
  from: z.iso.datetime({ offset: true }).optional().describe('Not before this moment'),
  to: z.iso.datetime({ offset: true }).optional().describe('Before this moment'),
});
export type AuditChoice = z.infer<typeof AuditChoice>;

/** A page of events, newest first; `after` is the id of the last event of the page before. */
export const AuditFilter = Page.extend(AuditChoice.shape);
export type AuditFilter = z.infer<typeof AuditFilter>;

export type AuditRecord = {
  id: number;
  at: Date;
  actorId: string | null;
  actorLabel: string;
  action: string;
  target: string;
  before: unknown;
  after: unknown;
};

/** An event as a line of JSONL. */
export const auditLine = (event: AuditRecord): string => `${JSON.stringify(event)}\n`;
