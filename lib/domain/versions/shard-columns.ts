import { z } from 'zod';
import { type FrozenRow, Split } from './schema.ts';

/** The columns of a shard, in their order, and how a row fills them. INT32 for levels and steps, STRING for all else. */
export const shardColumns = [
  { name: 'problem', type: 'STRING', of: (row: FrozenRow) => row.problem },
  { name: 'solution', type: 'STRING', of: (row: FrozenRow) => row.solution },
  { name: 'answer', type: 'STRING', of: (row: FrozenRow) => row.answer },
  { name: 'subject', type: 'STRING', of: (row: FrozenRow) => row.subject },
  { name: 'level', type: 'INT32', of: (row: FrozenRow) => row.level },
  { name: 'method', type: 'STRING', of: (row: FrozenRow) => row.method },
  { name: 'split', type: 'STRING', of: (row: FrozenRow) => row.split },
  { name: 'first_wrong_step', type: 'INT32', of: (row: FrozenRow) => row.firstWrongStep },
  { name: 'rejected_solution', type: 'STRING', of: (row: FrozenRow) => row.rejected?.solution ?? null },
  { name: 'rejected_answer', type: 'STRING', of: (row: FrozenRow) => row.rejected?.answer ?? null },
  { name: 'rejected_from', type: 'STRING', of: (row: FrozenRow) => row.rejected?.from ?? null },
  { name: 'seed_hash', type: 'STRING', of: (row: FrozenRow) => row.lineage.seedHash },
  { name: 'seed_problem', type: 'STRING', of: (row: FrozenRow) => row.lineage.seedProblem },
  { name: 'source', type: 'STRING', of: (row: FrozenRow) => row.lineage.source },
  { name: 'licence', type: 'STRING', of: (row: FrozenRow) => row.lineage.licence },
  { name: 'ground_truth', type: 'STRING', of: (row: FrozenRow) => row.lineage.groundTruth },
  { name: 'model', type: 'STRING', of: (row: FrozenRow) => row.lineage.model },
] as const;
export type ShardColumn = (typeof shardColumns)[number]['name'];

const Text = z.string();
const Maybe = z
  .string()
  .nullish()
  .transform((text) => text ?? null);
const Whole = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null);

const ShardRow = z.object({
  ...{
    problem: Text,
    solution: Text,
    answer: Text,
    subject: Maybe,
    level: Whole,
    method: Text,
    split: Split,
  },
  ...{ first_wrong_step: Whole, rejected_solution: Maybe, rejected_answer: Maybe },
  rejected_from: z.enum(['reject', 'edit', 'self-consistency']).nullish(),
  ...{ seed_hash: Text, seed_problem: Text, source: Text, licence: Text, ground_truth: Text, model: Maybe },
});

/** The row that a record of a shard holds. Throws a ZodError where the record is not one of ours. */
export function rowOfShard(record: Record<string, unknown>): FrozenRow {
  const one = ShardRow.parse(record);
  const rejected =
    one.rejected_from && one.rejected_solution !== null
      ? { solution: one.rejected_solution, answer: one.rejected_answer ?? '', from: one.rejected_from }
      : null;
  return {
    ...{
      split: one.split,
      method: one.method,
      problem: one.problem,
      solution: one.solution,
      answer: one.answer,
    },
    ...{ subject: one.subject, level: one.level, firstWrongStep: one.first_wrong_step, rejected },
    lineage: {
      ...{ seedHash: one.seed_hash, seedProblem: one.seed_problem, source: one.source, licence: one.licence },
      ...{ groundTruth: one.ground_truth, model: one.model },
    },
  };
}
