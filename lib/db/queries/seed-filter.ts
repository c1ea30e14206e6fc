import { Prisma } from '../generated/client.ts';
import { seedInSelection } from './in-selection.ts';

/** Which seeds a leg starts from; `needs` are the columns that all of its methods cannot do without. */
export type SeedSelection = {
  projectId: string;
  subject?: string;
  levels?: number[];
  import?: string;
  maxSolveRate?: number;
  selection?: string;
  selectionSize?: number;
  limit?: number;
  needs: readonly ('solution' | 'answer')[];
};

/** The seeds of a selection, oldest first: counting and planning must mean the same rows. */
export function selectedSeeds(one: SeedSelection): Prisma.Sql {
  const conditions = [Prisma.sql`s.project_id = ${one.projectId}::uuid AND s.excluded_at IS NULL`];
  if (one.subject !== undefined) conditions.push(Prisma.sql`s.subject = ${one.subject}`);
  const hard = hardness(one);
  if (hard) conditions.push(hard);
  if (one.import !== undefined) conditions.push(Prisma.sql`s.import_id = ${one.import}::uuid`);
  if (one.selection !== undefined) conditions.push(seedInSelection(Prisma.sql`s.seq`, one));
  if (one.needs.includes('solution')) conditions.push(Prisma.sql`s.solution <> ''`);
  if (one.needs.includes('answer')) conditions.push(Prisma.sql`s.answer <> ''`);
  const limit = one.limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${one.limit}::int`;
  return Prisma.sql`
    SELECT s.id AS seed_id, NULL::uuid AS parent_id, NULL::uuid AS problem_id, s.seq, s.problem, s.content_hash,
           coalesce(s.solution <> '', false) AS has_solution, coalesce(s.answer <> '', false) AS has_answer
    FROM seeds AS s WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY s.seq ${limit}`;
}

/** By level, or by how often models reach the known answer when they are asked for it: either makes a seed count. */
function hardness({ levels, maxSolveRate }: SeedSelection): Prisma.Sql | null {
  const byLevel = levels?.length ? Prisma.sql`s.level = ANY(${levels}::int[])` : null;
  if (maxSolveRate === undefined) return byLevel;
  const bySolveRate = Prisma.sql`s.id IN (
    SELECT v.seed_id FROM variants AS v
    JOIN check_results AS c ON c.variant_id = v.id AND c.revision = 1 AND c.rule = 'answer-agrees'
    WHERE v.project_id = s.project_id AND v.ground_truth = 'inherited' AND v.parent_id IS NULL
      AND c.outcome IN ('passed', 'failed')
    GROUP BY v.seed_id
    HAVING avg((c.outcome = 'passed')::int) <= ${maxSolveRate}::float8)`;
  return byLevel ? Prisma.sql`(${byLevel} OR ${bySolveRate})` : bySolveRate;
}
