import type pg from 'pg';
import { analyzePairs } from '#lib/db/queries/preference/analyze-pairs.ts';
import { copyChoices, type PairChoice } from '#lib/db/queries/preference/copy-choices.ts';
import { createBetter } from '#lib/db/queries/preference/create-better.ts';
import { createChoices } from '#lib/db/queries/preference/create-choices.ts';
import { createPairSources } from '#lib/db/queries/preference/create-pair-sources.ts';
import { orderPairs } from '#lib/db/queries/preference/order-pairs.ts';
import { type PairSide, pairSides } from '#lib/db/queries/preference/pair-sides.ts';
import { copyFamilies } from '#lib/db/queries/recipe/copy-families.ts';
import { createFamilies } from '#lib/db/queries/recipe/create-families.ts';
import { readClusterMembers } from '#lib/db/queries/recipe/read-cluster-members.ts';
import { setSelectionMemory } from '#lib/db/queries/recipe/set-selection-memory.ts';
import { splitSeeds } from '#lib/db/queries/recipe/split-seeds.ts';
import { analyzeFrozenRows } from '#lib/db/queries/versions/analyze-frozen-rows.ts';
import { indexFrozenRows } from '#lib/db/queries/versions/index-frozen-rows.ts';
import { seedFamilies } from '#lib/domain/versions/families.ts';
import { choosePairs, type LeftOut } from '#lib/domain/versions/preference/choose-pairs.ts';
import { pairSettings } from '#lib/domain/versions/preference/settings.ts';
import type { RejectedFrom } from '#lib/domain/versions/preference/source.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { hasSplit } from '#lib/domain/versions/recipe-parts.ts';
import { problemSides } from './problem-sides.ts';

/** What became of the worse solutions of one source. */
export type SourceCounts = {
  from: RejectedFrom;
  /** Worse solutions that were looked at, and pairs that hold one. */
  looked: number;
  pairs: number;
  /** Worse solutions that are in no pair, by the reason. */
  left: Partial<Record<LeftOut, number>>;
};

export type SelectedPairs = { rows: number; sources: SourceCounts[] };

type Choosing = { projectId: string; recipe: Recipe };

/**
 * The pairs of a recipe as `frozen_rows`, in their canonical order, kept for the transaction: the same texts, decisions
 * and recipe give the same pairs in any database.
 */
export async function selectPairs(client: pg.PoolClient, choosing: Choosing): Promise<SelectedPairs> {
  const { projectId, recipe } = choosing;
  const settings = pairSettings(recipe);
  await setSelectionMemory(client);
  await createFamilies(client);
  await copyFamilies(client, seedFamilies(await readClusterMembers(client, projectId)));
  await createPairSources(client, { projectId, recipe, sources: settings.sources });
  await analyzePairs(client, 'pair_sources');
  await createBetter(client, projectId, recipe);
  await analyzePairs(client, 'pair_better');
  await createChoices(client);
  const counts = new Counts(settings.sources);
  let choices: PairChoice[] = [];
  for await (const sides of problems(pairSides(client, settings.sources))) {
    choices.push(...chooseOf(sides, { ...settings, counts }));
    if (choices.length < 1000) continue;
    await copyChoices(client, choices);
    choices = [];
  }
  await copyChoices(client, choices);
  if (hasSplit(recipe)) await splitSeeds(client, projectId, recipe);
  const rows = await orderPairs(client, { split: hasSplit(recipe) });
  await indexFrozenRows(client);
  await analyzeFrozenRows(client);
  return { rows, sources: counts.all };
}

/** The sides problem by problem; those of one family stand together. */
async function* problems(pages: AsyncIterable<PairSide[]>): AsyncGenerator<PairSide[]> {
  let sides: PairSide[] = [];
  for await (const page of pages) {
    for (const side of page) {
      const [first] = sides;
      if (first && (first.problem !== side.problem || first.family !== side.family)) {
        yield sides;
        sides = [];
      }
      sides.push(side);
    }
  }
  if (sides.length > 0) yield sides;
}

function chooseOf(
  sides: readonly PairSide[],
  { counts, ...settings }: { perProblem: number; randomSeed: number; counts: Counts },
): PairChoice[] {
  const { better, worse } = problemSides(sides);
  const { pairs, left } = choosePairs({ better, worse }, settings);
  for (const [at, { from }] of worse.entries()) counts.look(from, left.get(at));
  return pairs.map((pair) => {
    const [chosen, rejected] = [better[pair.better]!, worse[pair.worse]!];
    counts.pair(rejected.from);
    const { variantId, revision, step } = rejected.side;
    return [
      ...([chosen.side.variantId, chosen.side.revision, variantId, revision, step] as const),
      ...([rejected.from, rejected.contentKey] as const),
    ];
  });
}

class Counts {
  readonly all: SourceCounts[];

  constructor(sources: readonly RejectedFrom[]) {
    this.all = sources.map((from) => ({ from, looked: 0, pairs: 0, left: {} }));
  }

  look(from: RejectedFrom, left: LeftOut | undefined): void {
    const own = this.#of(from);
    own.looked += 1;
    if (left) own.left[left] = (own.left[left] ?? 0) + 1;
  }

  pair(from: RejectedFrom): void {
    this.#of(from).pairs += 1;
  }

  #of = (from: RejectedFrom) => this.all.find((one) => one.from === from)!;
}
