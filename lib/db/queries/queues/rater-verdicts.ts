import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';

export type Verdict = { variant: string; revision: number; action: 'accept' | 'reject' };

// What a judge or a rule says of texts, in the words of people's decisions; undecided and skipped say nothing.
export async function raterVerdicts(
  tx: Tx,
  rater: { kind: 'judge' | 'check'; name: string },
  variants: readonly string[],
): Promise<Verdict[]> {
  const source =
    rater.kind === 'judge'
      ? Prisma.sql`SELECT DISTINCT ON (variant_id, revision) variant_id, revision,
               solvable AND self_contained AND correct AS yes
        FROM judgements WHERE judge = ${rater.name} AND variant_id = ANY(${variants}::uuid[])
        ORDER BY variant_id, revision, at DESC`
      : Prisma.sql`SELECT variant_id, revision, outcome = 'passed' AS yes FROM check_results
        WHERE rule = ${rater.name} AND outcome IN ('passed', 'failed') AND variant_id = ANY(${variants}::uuid[])`;
  return tx.$queryRaw<Verdict[]>`
    SELECT variant_id AS variant, revision, CASE WHEN yes THEN 'accept' ELSE 'reject' END AS action
    FROM (${source}) AS said`;
}
