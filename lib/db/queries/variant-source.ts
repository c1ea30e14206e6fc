import { Prisma } from '../generated/client.ts';
import { variantInSelection } from './in-selection.ts';

/** Which variants a leg starts from: those of earlier legs of its batch, or any of the project. */
export type VariantSelection = {
  projectId: string;
  legIds?: readonly string[];
  batchId?: string;
  method?: string;
  subject?: string;
  levels?: readonly number[];
  status?: 'pending' | 'accepted' | 'rejected' | 'reviewed';
  checks?: 'unchecked' | 'passed' | 'undecided' | 'failed' | 'not-failed' | 'any';
  selection?: string;
  selectionSize?: number;
  limit?: number;
};

/** The variants of a selection, oldest first, in the columns of `selectedSeeds`. */
export function selectedVariants(one: VariantSelection): Prisma.Sql {
  const conditions = [Prisma.sql`s.project_id = ${one.projectId}::uuid`];
  if (one.legIds) {
    conditions.push(
      Prisma.sql`s.batch_id IN (SELECT batch_id FROM batch_legs WHERE id = ANY(${[...one.legIds]}::uuid[]))`,
      Prisma.sql`s.arm_id IN (SELECT id FROM batch_arms WHERE leg_id = ANY(${[...one.legIds]}::uuid[]))`,
    );
  }
  if (one.batchId !== undefined) conditions.push(Prisma.sql`s.batch_id = ${one.batchId}::uuid`);
  if (one.method !== undefined) conditions.push(Prisma.sql`s.method = ${one.method}`);
  if (one.subject !== undefined) conditions.push(Prisma.sql`s.subject = ${one.subject}`);
  if (one.levels?.length) conditions.push(Prisma.sql`s.level = ANY(${[...one.levels]}::int[])`);
  if (one.status === 'reviewed') conditions.push(Prisma.sql`s.status <> 'pending'`);
  else if (one.status !== undefined) conditions.push(Prisma.sql`s.status = ${one.status}::"VariantStatus"`);
  if (one.checks === 'not-failed') conditions.push(Prisma.sql`s.check_state <> 'failed'`);
  else if (one.checks !== undefined && one.checks !== 'any')
    conditions.push(Prisma.sql`s.check_state = ${one.checks}::"CheckState"`);
  const columns = { seq: Prisma.sql`s.seq`, seedId: Prisma.sql`s.seed_id` };
  if (one.selection !== undefined) conditions.push(variantInSelection(columns, one));
  const limit = one.limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${one.limit}::int`;
  return Prisma.sql`
    SELECT s.seed_id, s.id AS parent_id, NULL::uuid AS problem_id, s.seq, s.problem, s.content_hash,
           s.solution <> '' AS has_solution, s.answer <> '' AS has_answer
    FROM variants AS s WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY s.seq ${limit}`;
}
