import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { hasSelection } from '#lib/domain/versions/recipe-parts.ts';
import { Prisma } from '../../generated/client.ts';
import { recalledSeeds, recalledVariants } from '../versions/recalled-selection.ts';

/** One arm's model in words. A table of its own: the recipe of an arm is long, and there are far fewer arms than rows. */
export const modelsOfArms = (projectId: string): Prisma.Sql => Prisma.sql`
  models AS MATERIALIZED (
    SELECT a.id, a.recipe #>> '{model,model}' AS model
    FROM batch_arms AS a JOIN batches AS b ON b.id = a.batch_id
    WHERE b.project_id = ${projectId}::uuid)`;

const ranked = (
  projectId: string,
  { selection, selectionSize }: Recipe,
  kind: 'seed' | 'variant',
) => Prisma.sql`(
  SELECT i.seq, i.rank FROM corpus_selection_items AS i JOIN corpus_selections AS n ON n.id = i.selection_id
  WHERE n.id = ${selection}::uuid AND n.project_id = ${projectId}::uuid AND n.kind = ${kind}::"CorpusItemKind"
    ${selectionSize === undefined ? Prisma.empty : Prisma.sql`AND i.rank < ${selectionSize}::int`})`;

/** The rank of a variant `v`, or of its seed `s`, in the core set of a recipe; null where it is in none. */
export const selectionRank = (recipe: Recipe): Prisma.Sql =>
  hasSelection(recipe) ? Prisma.sql`coalesce(iv.rank, si.rank)` : Prisma.sql`NULL::int`;

/** It goes back to what somebody recalled: to a seed, or to a variant that it is or was made from. */
const isRecalled = (projectId: string): Prisma.Sql => Prisma.sql`(
  v.seed_id IN (${recalledSeeds(projectId)}) OR v.id IN (${recalledVariants(projectId)}))`;

/** Nothing that stands in a benchmark goes into a version. What nobody has decided yet, the gate refuses aloud. */
export const isContaminated = Prisma.sql`(s.excluded_reason IS NOT DISTINCT FROM 'contaminated' OR v.id IN (
  SELECT h.variant_id FROM contamination_hits AS h WHERE h.state = 'removed' AND h.variant_id IS NOT NULL))`;

/**
 * FROM and WHERE of the variants `v` with their seeds `s` that a recipe's filter admits, but for contamination. `more`
 * are further joins.
 */
export function admittedVariants(projectId: string, recipe: Recipe, more = Prisma.empty): Prisma.Sql {
  const ranks = hasSelection(recipe)
    ? Prisma.sql`LEFT JOIN ${ranked(projectId, recipe, 'variant')} AS iv ON iv.seq = v.seq
        LEFT JOIN ${ranked(projectId, recipe, 'seed')} AS si ON si.seq = s.seq`
    : Prisma.empty;
  return Prisma.sql`FROM variants AS v JOIN seeds AS s ON s.id = v.seed_id ${ranks} ${more}
    WHERE ${Prisma.join(conditions(projectId, recipe), ' AND ')}`;
}

function conditions(projectId: string, recipe: Recipe): Prisma.Sql[] {
  const { methods, subjects, levels, batch } = recipe;
  const among = (column: Prisma.Sql, values: (string | number)[] | undefined) =>
    values?.length ? Prisma.sql`${column} IN (${Prisma.join(values)})` : false;
  const all: (Prisma.Sql | false)[] = [
    Prisma.sql`v.project_id = ${projectId}::uuid`,
    Prisma.sql`NOT ${isRecalled(projectId)}`,
    recipe.status !== 'any' && Prisma.sql`v.status = ${recipe.status}::"VariantStatus"`,
    recipe.checks === 'passed' && Prisma.sql`v.check_state = 'passed'`,
    among(Prisma.sql`v.method`, methods),
    among(Prisma.sql`v.subject`, subjects),
    among(Prisma.sql`v.level`, levels),
    recipe.confidence !== undefined && Prisma.sql`v.confidence >= ${recipe.confidence}::float8`,
    batch !== undefined && Prisma.sql`v.batch_id = ${batch}::uuid`,
    recipe.import !== undefined && Prisma.sql`${recipe.import}::uuid IN (v.import_id, s.import_id)`,
    // As a table in memory, never as a join: right after a ruling the server still takes the accepted rows for few.
    recipe.audit !== undefined && Prisma.sql`(v.seq IN (${auditedSeqs(projectId, recipe)})) IS TRUE`,
    hasSelection(recipe) && Prisma.sql`${selectionRank(recipe)} IS NOT NULL`,
  ];
  return all.filter((one) => one !== false);
}

const auditedSeqs = (projectId: string, { audit, strata }: Recipe) => Prisma.sql`
  SELECT unnest(b.seqs) FROM audit_blocks AS b JOIN audit_plans AS p ON p.id = b.plan_id
  WHERE p.id = ${audit}::uuid AND p.project_id = ${projectId}::uuid
    ${strata?.length ? Prisma.sql`AND b.stratum IN (${Prisma.join(strata)})` : Prisma.empty}`;
