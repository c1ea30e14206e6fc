import type pg from 'pg';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { Prisma } from '../../generated/client.ts';
import { admittedVariants, isContaminated, modelsOfArms } from '../recipe/admitted-selection.ts';
import { runStatement } from '../recipe/run-statement.ts';
import { recalledSeeds } from '../versions/recalled-selection.ts';
import { familyOf, joinFamilies, plainText, sha256Of } from './family-selection.ts';

type Columns = {
  solution: Prisma.Sql;
  answer: Prisma.Sql;
  problem: Prisma.Sql;
  method: Prisma.Sql;
  rest: Prisma.Sql;
};

/** Keys of a solution: of its text, of all that a row says of it, and of what the canonical order sorts by. */
function keysOf({ problem, solution, answer, method, rest }: Columns): Prisma.Sql {
  const bytes = (column: Prisma.Sql) => Prisma.sql`sha256(convert_to(${column}, 'UTF8'))`;
  const text = Prisma.sql`${bytes(problem)} || ${bytes(solution)} || ${bytes(answer)}`;
  const said = Prisma.sql`concat_ws(E'\\x1f', s.content_hash, ${method}, ${rest})`;
  return Prisma.sql`${sha256Of(plainText(solution))} AS solution_key, ${text} AS text_key,
    encode(sha256(convert_to(${said}, 'UTF8') || ${text}), 'hex') AS content_key, ${answer} AS answer`;
}

const keysOfVariant = keysOf({
  ...{ problem: Prisma.sql`v.problem`, solution: Prisma.sql`v.solution`, answer: Prisma.sql`v.answer` },
  method: Prisma.sql`v.method`,
  rest: Prisma.sql`coalesce(v.subject, ''), coalesce(v.level, 0), v.ground_truth, coalesce(v.model, m.model, ''),
    coalesce(v.source, i.source_name), i.licence`,
});

const keysOfSeed = keysOf({
  ...{ problem: Prisma.sql`s.problem`, solution: Prisma.sql`s.solution`, answer: Prisma.sql`s.answer` },
  method: Prisma.sql`'seed'`,
  rest: Prisma.sql`coalesce(s.subject, ''), coalesce(s.level, 0), i.source_name, i.licence`,
});

/** Seeds that stand by themselves: not set aside, not recalled, of these subjects and levels. */
function admittedSeeds(projectId: string, { subjects, levels }: Recipe): Prisma.Sql {
  const among = (column: Prisma.Sql, values: (string | number)[] | undefined) =>
    values?.length ? Prisma.sql`AND ${column} IN (${Prisma.join(values)})` : Prisma.empty;
  return Prisma.sql`FROM seeds AS s JOIN seed_imports AS i ON i.id = s.import_id ${joinFamilies}
    WHERE s.project_id = ${projectId}::uuid AND s.excluded_at IS NULL AND btrim(s.solution) <> '' AND btrim(s.answer) <> ''
      AND s.id NOT IN (${recalledSeeds(projectId)})
      ${among(Prisma.sql`s.subject`, subjects)} ${among(Prisma.sql`s.level`, levels)}`;
}

// The better sides of the problems that pairs can be of: what was accepted, and for rejects the seed's own solution
// (revision 0 under the id of the seed) where the problem is the seed's.
export async function createBetter(client: pg.PoolClient, projectId: string, recipe: Recipe): Promise<void> {
  const origins = Prisma.sql`JOIN seed_imports AS i ON i.id = s.import_id
    LEFT JOIN models AS m ON m.id = v.arm_id ${joinFamilies}`;
  const accepted = admittedVariants(projectId, { ...recipe, status: 'accepted' }, origins);
  await runStatement(
    client,
    Prisma.sql`
      CREATE TEMP TABLE pair_better ON COMMIT DROP AS
      WITH ${modelsOfArms(projectId)}
      SELECT v.id AS variant_id, v.revision, v.content_hash AS problem, ${familyOf} AS family, v.seed_id,
             decode(s.content_hash, 'hex') AS seed_hash, v.method, v.subject, v.level, v.estimated_level AS estimated,
             ${keysOfVariant}
      ${accepted} AND NOT ${isContaminated}
        AND (v.content_hash, ${familyOf}) IN (SELECT problem, family FROM pair_sources)
      UNION ALL
      SELECT s.id, 0, s.content_hash, ${familyOf}, s.id, decode(s.content_hash, 'hex'), 'seed', s.subject, s.level,
             s.estimated_level, ${keysOfSeed}
      ${admittedSeeds(projectId, recipe)}
        AND (s.content_hash, ${familyOf}) IN (SELECT problem, family FROM pair_sources WHERE status = 'rejected')`,
  );
}
