import { z } from 'zod';
import { VariantSelection } from '../../generate/variant-filter.ts';
import { Id } from '../../ids.ts';
import { AuditSettings, Ruling } from './schema.ts';

/** What may make a stratum. */
export const auditDimensions = ['method', 'level', 'template', 'model'] as const;
export type AuditDimension = (typeof auditDimensions)[number];

/** More strata than this are read by nobody: a rarer dimension is left out, or the filter is made narrower. */
export const mostStrata = 100;

/** Which states an audit covers: rows that wait for a decision, rows that are accepted already, or both. */
export const auditCovers = ['waiting', 'accepted', 'both'] as const;
export type AuditCover = (typeof auditCovers)[number];

/** Which variants are audited: those of the filter in the states it covers whose checks have run. */
export const AuditFilter = VariantSelection.omit({ status: true }).extend({
  cover: z
    .enum(auditCovers)
    .default('waiting')
    .describe('Rows that wait for a decision, rows that are accepted already, or both'),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

const Dimensions = z
  .array(z.enum(auditDimensions))
  .max(auditDimensions.length)
  .default([...auditDimensions])
  .describe('What makes a stratum; none: the population is one stratum');

/** What a plan is made from. */
export const AuditQuestion = z.object({
  ...AuditFilter.shape,
  dimensions: Dimensions,
  ...AuditSettings.shape,
  expected: z
    .record(z.string().min(1), z.number().min(0).max(1))
    .default({})
    .describe('Accept rates that are expected of single strata, by their keys'),
});
export type AuditQuestion = z.infer<typeof AuditQuestion>;

export const NewAudit = AuditQuestion.extend({
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name.')
    .max(100)
    .describe('The name of the audit, unique in the project'),
});
export type NewAudit = z.infer<typeof NewAudit>;

/** The question in its parts. */
export function settingsOf(asked: AuditQuestion): {
  filter: AuditFilter;
  dimensions: AuditDimension[];
  settings: AuditSettings;
} {
  return {
    filter: AuditFilter.parse(asked),
    // Always in one order, each once: the same choice is the same plan.
    dimensions: auditDimensions.filter((one) => asked.dimensions.includes(one)),
    settings: AuditSettings.parse(asked),
  };
}

export const AuditRef = z.object({ audit: Id.describe('The audit plan') });
export const RulingRef = z.object({ ruling: Id.describe('The ruling') });

/** A lead's word on a stratum as a whole. */
export const NewRuling = AuditRef.extend({
  stratum: z.coerce.number().int().min(0).describe('The place of the stratum in the plan, from 0'),
  decision: Ruling.describe('accepted or rejected'),
  override: z
    .boolean()
    .default(false)
    .describe('Rule although the evidence does not allow it; it is recorded as such, with the reason'),
  reason: z.string().trim().max(2000).default('').describe('Why; an override needs one'),
});
export type NewRuling = z.infer<typeof NewRuling>;
