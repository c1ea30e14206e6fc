import { z } from 'zod';

/** What rows of a stratum have in common. A row without a template or a model (a computed variant) has ''. */
export const StratumProperties = z.object({
  method: z.string().max(100),
  level: z.number().int().min(1).max(5).nullable(),
  template: z.string().max(200),
  model: z.string().max(200),
});
export type StratumProperties = z.infer<typeof StratumProperties>;

const Share = z.coerce.number().gt(0).lt(1);

/** What a lead asks of an audit; shares are from 0 to 1. */
export const AuditSettings = z
  .object({
    qualityLimit: z.coerce
      .number()
      .gt(0)
      .max(1)
      .default(0.95)
      .describe('The least accept rate of a stratum that may be accepted'),
    expectedRate: Share.default(0.98).describe('The accept rate that is expected where a stratum names none'),
    halfWidth: Share.max(0.5).nullable().default(0.02).describe('± of the accept rate of the whole'),
    stratumHalfWidth: Share.max(0.5)
      .nullable()
      .default(null)
      .describe('± of the accept rate of every stratum'),
    confidence: Share.min(0.5).default(0.95).describe('The confidence of the intervals'),
    wrongAcceptance: Share.max(0.5).default(0.05).describe('The chance that any bad stratum is accepted'),
    wrongRejection: Share.max(0.5).default(0.05).describe('The chance that any good stratum is rejected'),
    power: Share.default(0.9).describe('The chance that a stratum of the expected rate is accepted'),
    looks: z
      .array(z.coerce.number().gt(0).max(1))
      .min(1)
      .max(20)
      .default([0.25, 0.5, 0.75, 1])
      .describe('When it is decided, as ascending parts of each sample; the last is 1'),
    minimum: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(20)
      .describe('Rows of every stratum at least (or all of a smaller one)'),
  })
  .refine(({ looks }) => looks.at(-1) === 1 && looks.every((part, k) => k === 0 || part > looks[k - 1]!), {
    path: ['looks'],
    message: 'The looks must ascend and end with 1.',
  });
export type AuditSettings = z.infer<typeof AuditSettings>;

/** A stratum as it is found when the plan is made. `expectedRate` may come from the yield of its method. */
export const AuditStratum = z.object({
  key: z.string().min(1),
  population: z.number().int().positive(),
  expectedRate: z.number().min(0).max(1).optional(),
});
export type AuditStratum = z.infer<typeof AuditStratum>;

/** A stratum of a plan: how many rows it has, how many of them are read, and when it is decided. */
export const PlannedStratum = z.object({
  key: z.string().min(1),
  population: z.number().int().positive(),
  expectedRate: z.number().min(0).max(1),
  sizes: z
    .array(z.number().int().positive())
    .min(1)
    .describe('Rows read at each look; the last is the whole sample'),
  power: z.number().min(0).max(1).describe('The chance of being accepted at the expected rate'),
});
export type PlannedStratum = z.infer<typeof PlannedStratum>;

/** All that a decision depends on besides the verdicts: it is written down before the first row is read. */
export const AuditPlan = z.object({
  seed: z.string().min(1).max(200),
  settings: AuditSettings,
  strata: z.array(PlannedStratum).min(1),
});
export type AuditPlan = z.infer<typeof AuditPlan>;

/** What was found of a drawn row: `gone` where it can no longer be read. */
export const AuditVerdict = z.enum(['good', 'bad', 'gone']);
export type AuditVerdict = z.infer<typeof AuditVerdict>;

export const Ruling = z.enum(['accepted', 'rejected']);
export type Ruling = z.infer<typeof Ruling>;
