import type { FrozenRow } from './schema.ts';

/**
 * The columns of a shard, in their order, and how a row fills them. INT32 for levels and steps, STRING for all else. Texts
 * that hardly two rows share are `unique`: no dictionary is tried for them.
 */
export const shardColumns = [
  { name: 'problem', type: 'STRING', unique: true, of: (row: FrozenRow) => row.problem },
  { name: 'solution', type: 'STRING', unique: true, of: (row: FrozenRow) => row.solution },
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
