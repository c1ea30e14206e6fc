import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Id } from '../ids.ts';

/** What keeps curves apart: points are one curve where all of these are equal. In the order in which they are named. */
export const curveFields = ['benchmark', 'base', 'level', 'subject', 'mix', 'setting'] as const;
export type CurveField = (typeof curveFields)[number];

/** What the data of a point was chosen by: at random, or hard problems at the end (a second stage). */
export const curricula = ['random', 'hard'] as const;
export type Curriculum = (typeof curricula)[number];

/** Where a point comes from. */
export const PointSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table'), line: z.number().int().positive() }),
  z.object({
    kind: z.literal('evaluation'),
    evaluation: Id,
    grader: z.string(),
    /** People's rulings stand in place of grades. */
    rulings: z.boolean(),
  }),
]);
export type PointSource = z.infer<typeof PointSource>;

const label = z.string().trim().max(100).nullable();

/** One model measured on one benchmark, or on a part of it. */
export const StudyPoint = z.object({
  /** Examples that it was trained on. */
  size: z.number().int().min(1).max(1e12),
  tokens: z.number().int().min(1).max(1e15).nullable(),
  base: label,
  seed: z.number().int().nullable(),
  benchmark: label,
  level: label,
  subject: label,
  mix: label,
  setting: label,
  curriculum: z.enum(curricula),
  /** Share of right answers, 0 to 1. */
  accuracy: z.number().min(0).max(1),
  /** Right answers and problems; null where only the accuracy is known. */
  correct: z.number().int().nonnegative().nullable(),
  items: z.number().int().positive().nullable(),
  /** Of an accuracy without counts: how much it counts beside others. */
  weight: z.number().positive().max(1e9),
  source: PointSource,
});
export type StudyPoint = z.infer<typeof StudyPoint>;

/** A study holds at most this many points. */
export const MOST_POINTS = 5000;
const MOST_CHARACTERS = 1_000_000;

const name = z.string().trim().min(1, 'Give it a name.').max(100).describe('What people call it');
const description = z.string().trim().max(2000).describe('Where the points come from');
const target = z.coerce
  .number()
  .gt(0, 'A target lies between 0 and 100 %.')
  .lt(100, 'A target lies between 0 and 100 %.')
  .nullable()
  .describe('An accuracy in percent whose size is asked for');
const table = z
  .string()
  .trim()
  .min(1, 'Paste a table.')
  .max(MOST_CHARACTERS, 'A table has at most a million characters.')
  .describe(
    'CSV, TSV or Markdown with a header: size, accuracy or correct and items; benchmark, base, level …',
  );

export const NewStudy = z.object({
  ...{ name, table, description: description.default(''), target: target.default(null) },
});
export type NewStudy = z.infer<typeof NewStudy>;

/** A study whose points are evaluations of models that were trained here. */
export const StudyOfEvaluations = z.object({
  ...{ name, description: description.default(''), target: target.default(null) },
  evaluations: z
    .array(Id)
    .max(500)
    .default([])
    .describe('Evaluations of models of fine-tuning runs, one or more'),
  sweep: z
    .string()
    .min(1)
    .max(36)
    .optional()
    .describe('Instead: the number or the id of a sweep, all of whose evaluations are taken'),
  benchmark: Id.optional().describe('Of a sweep: only evaluations on this benchmark'),
  grader: z.string().min(1).max(40).default('equivalence').describe('The grader whose word counts'),
  rulings: Flag.default(true).describe("With people's rulings in place of grades, where they gave one"),
  by: z
    .array(z.enum(['level', 'subject']))
    .max(2)
    .default([])
    .describe('Curves of their own for each level, for each subject'),
});
export type StudyOfEvaluations = z.output<typeof StudyOfEvaluations>;

export const StudyRef = z.object({ study: Id.describe('The study') });

export const StudyEdit = StudyRef.extend({
  ...{ name: name.optional(), description: description.optional(), target: target.optional() },
  table: table.optional(),
});
export type StudyEdit = z.infer<typeof StudyEdit>;
