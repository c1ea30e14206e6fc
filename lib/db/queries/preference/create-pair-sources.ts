import type pg from 'pg';
import type { RejectedFrom } from '#lib/domain/versions/preference/source.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { Prisma } from '../../generated/client.ts';
import { admittedVariants, isContaminated } from '../recipe/admitted-selection.ts';
import { runStatement } from '../recipe/run-statement.ts';
import { familyOf, isVoted, joinFamilies } from './family-selection.ts';

/** An imported one may have been edited or outvoted where it comes from. */
function rejectedFrom(from: RejectedFrom): Prisma.Sql {
  return Prisma.sql`v.status = 'rejected' AND coalesce(v.evidence ->> 'rejectedFrom', 'reject') = ${from}`;
}

/** Whether a variant `v` brings a worse solution, by where that comes from. */
const brings: Record<RejectedFrom, Prisma.Sql> = {
  reject: rejectedFrom('reject'),
  edit: Prisma.sql`(v.status = 'accepted' AND v.revision > 1 OR ${rejectedFrom('edit')})`,
  'self-consistency': Prisma.sql`(v.status = 'accepted' AND ${isVoted} OR ${rejectedFrom('self-consistency')})`,
};

// The variants that bring worse solutions, and with them the problems that pairs can be of: far fewer than the accepted
// variants, of which only those with such a problem are looked at.
export async function createPairSources(
  client: pg.PoolClient,
  { projectId, recipe, sources }: { projectId: string; recipe: Recipe; sources: readonly RejectedFrom[] },
): Promise<void> {
  const any = Prisma.join(
    sources.map((source) => brings[source]),
    ' OR ',
  );
  await runStatement(
    client,
    Prisma.sql`
      CREATE TEMP TABLE pair_sources ON COMMIT DROP AS
      SELECT v.id AS variant_id, v.status, v.content_hash AS problem, ${familyOf} AS family
      ${admittedVariants(projectId, { ...recipe, status: 'any' }, joinFamilies)}
        AND NOT ${isContaminated} AND (${any})`,
  );
}
