import { z } from 'zod';
import { hasLoneSurrogate, hasNul } from '#lib/math/text/well-formed.ts';
import { RejectedFrom } from '../versions/preference/source.ts';
import { subjects } from './subject.ts';

export const LONGEST_PROBLEM = 20_000;
export const LONGEST_SOLUTION = 100_000;
export const LONGEST_ANSWER = 2_000;
/** Ids, methods and sources, in the words of a dataset. */
export const LONGEST_NAME = 200;

const wellFormed = (schema: z.ZodString) =>
  schema
    .refine((text) => !hasNul(text), 'holds a NUL character')
    .refine((text) => !hasLoneSurrogate(text), 'holds half of a surrogate pair');

const text = (longest: number) =>
  wellFormed(
    z
      .string({ error: (issue) => `must be text, not ${kindOf(issue.input)}` })
      .max(longest, `is longer than ${longest.toLocaleString('en-US')} characters`),
  );

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** What a synthetic row says of its making, in the words of its dataset; null where it names nothing. */
export const Derivation = z.object({
  derivedFrom: z
    .object({ problem: text(LONGEST_PROBLEM), answer: text(LONGEST_ANSWER).nullable() })
    .nullable(),
  method: text(LONGEST_NAME).nullable(),
  source: text(LONGEST_NAME).nullable(),
});
export type Derivation = z.infer<typeof Derivation>;

/** The worse side of a preference pair; what the file does not say is null. */
export const ParsedRejected = z.object({
  solution: text(LONGEST_SOLUTION).refine((value) => value.trim() !== '', 'holds no solution'),
  answer: text(LONGEST_ANSWER).nullable(),
  from: RejectedFrom.nullable(),
});
export type ParsedRejected = z.infer<typeof ParsedRejected>;

/** One seed as read from a row of a file, before it has an id. Lengths are in UTF-16 units. */
export const ParsedSeed = z.object({
  problem: text(LONGEST_PROBLEM).refine((value) => value.trim() !== '', 'holds no problem text'),
  solution: text(LONGEST_SOLUTION).nullable(),
  answer: text(LONGEST_ANSWER).nullable(),
  subject: z.enum(subjects).nullable(),
  level: z.number().int().min(1).max(5).nullable(),
  originalId: text(LONGEST_NAME).nullable(),
  meta: z.record(z.string(), z.unknown()),
  /** There for rows of synthetic datasets only. */
  derivation: Derivation.optional(),
  /** There for preference pairs only. */
  rejected: ParsedRejected.optional(),
});
export type ParsedSeed = z.infer<typeof ParsedSeed>;

/** What is wrong with a row: `line` as the reader counts, `field` the column of the file, null for the row. */
export const ImportProblem = z.object({
  line: z.number().int().positive(),
  field: z.string().nullable(),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;
