import type pg from 'pg';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { draws } from '#lib/domain/versions/recipe-parts.ts';
import { Prisma } from '../../generated/client.ts';
import { admittedVariants, isContaminated, modelsOfArms, selectionRank } from './admitted-selection.ts';
import { runStatement } from './run-statement.ts';

export type Reading = { projectId: string; recipe: Recipe };

const bytes = (column: Prisma.Sql) => Prisma.sql`sha256(convert_to(${column}, 'UTF8'))`;
const textKey = Prisma.join(
  [Prisma.sql`v.problem`, Prisma.sql`v.solution`, Prisma.sql`v.answer`].map(bytes),
  ' || ',
);
/** All else that a frozen row says, so that only rows which are equal in everything are left to chance. */
const rest = Prisma.sql`md5(concat_ws(E'\\x1f', coalesce(v.subject, ''), coalesce(v.level, 0), v.ground_truth,
  coalesce(v.model, m.model, ''), coalesce(v.source, i.source_name), i.licence))::uuid`;

// The variants that a filter admits, once, with what the next stages sort by: fixed keys instead of texts. OFFSET 0 keeps
// the planner from computing the keys twice; without a draw several processes may compute them. `spot` is a cheap place for samples, which need not be the same elsewhere;
// `tuple` is where the row lies, for as long as the transaction sees the same snapshot.
export async function createCandidates(client: pg.PoolClient, { projectId, recipe }: Reading) {
  const isDrawn = draws(recipe);
  const keys = isDrawn
    ? Prisma.sql`${textKey} AS text_key, ${rest} AS rest`
    : Prisma.sql`NULL::bytea AS text_key, NULL::uuid AS rest`;
  const draw = isDrawn
    ? Prisma.sql`md5(convert_to(concat(${String(recipe.randomSeed)}::text, ':', method, rest), 'UTF8') || seed_hash || text_key)::uuid`
    : Prisma.sql`NULL::uuid`;
  const origins = Prisma.sql`JOIN seed_imports AS i ON i.id = s.import_id LEFT JOIN models AS m ON m.id = v.arm_id`;
  const from = admittedVariants(projectId, recipe, origins);
  await runStatement(
    client,
    Prisma.sql`
    CREATE TEMP TABLE recipe_candidates ON COMMIT DROP AS
    WITH ${modelsOfArms(projectId)}
    SELECT *, ${draw} AS draw FROM (
      SELECT v.id AS variant_id, v.ctid AS tuple, v.revision, v.seed_id, decode(s.content_hash, 'hex') AS seed_hash,
             decode(v.content_hash, 'hex') AS problem_hash, v.method, v.subject, v.level, v.estimated_level AS estimated, ${selectionRank(recipe)} AS rank,
             hashtextextended(v.content_hash, octet_length(v.solution)) AS spot, ${keys}
      ${from} AND NOT ${isContaminated}
      ${isDrawn ? Prisma.sql`OFFSET 0` : Prisma.empty}) AS admitted`,
  );
}
