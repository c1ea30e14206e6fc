import { type Estimate, estimateCost, type Prices } from './estimate-cost.ts';
import type { AnyMethod } from './method.ts';
import type { ArmRecipe, Recipe, Selection } from './plan.ts';

/** How many problems a leg's source gives and how long they are; null where an earlier leg has yet to make them. */
export type SourceCount = { problems: number; problemBytes: number } | null;

/** What earlier batches of the project say of an arm's method and model; null where they say nothing. */
export type ArmHistory = {
  /** Mean tokens of a reply. */
  completionTokens: number | null;
  /** Variants for each request, and the share of them whose checks did not fail. */
  variantsPerRequest: number | null;
};

/** Variants that a request gives where nothing is known of its method and model yet. */
const ASSUMED_YIELD = 0.6;
/** Bytes of a problem that a model has yet to write. */
const ASSUMED_BYTES = 350;

export type LegEstimate = Estimate & {
  title: string;
  stage: number;
  /** Problems that it starts from. */
  problems: number;
  /** Variants that it is expected to leave to the legs after it. */
  variants: number;
  /** Assumptions, a sentence each. */
  assumes: string[];
};

export type PlanEstimate = { legs: LegEstimate[]; total: Estimate; assumes: string[] };

/**
 * What a plan will take before it starts: requests, calls, tokens and US dollars for each leg and in all. Legs that
 * start from earlier legs are counted on what those are expected to leave.
 */
export function estimatePlan(
  recipe: Pick<Recipe, 'legs'>,
  sources: readonly SourceCount[],
  methodOf: (id: string) => AnyMethod,
  historyOf: (arm: ArmRecipe) => ArmHistory,
): PlanEstimate {
  const legs: LegEstimate[] = [];
  for (const [position, leg] of recipe.legs.entries()) {
    const assumes = new Set<string>();
    const counted = sources[position] ?? null;
    const found = counted?.problems ?? expected(leg.source, legs, assumes);
    const problems = chosen(leg.select, found);
    const shares = leg.arms.reduce((sum, arm) => sum + arm.share, 0);
    const parts = leg.arms.map((arm) => {
      const requests = Math.round((problems * leg.samples * arm.share) / shares);
      const bytes = counted?.problemBytes || ASSUMED_BYTES;
      return armEstimate(arm, methodOf(arm.method), historyOf(arm), { requests, bytes }, assumes);
    });
    const variants = Math.round(parts.reduce((sum, part) => sum + part.variants, 0));
    const { title, stage } = leg;
    legs.push({ title, stage, problems, variants, ...sum(parts), assumes: [...assumes] });
  }
  return { legs, total: sum(legs), assumes: [...new Set(legs.flatMap((leg) => leg.assumes))] };
}

function expected(
  source: Recipe['legs'][number]['source'],
  legs: LegEstimate[],
  assumes: Set<string>,
): number {
  if (source.from !== 'legs') return 0;
  assumes.add('What earlier legs leave is expected, not counted: the real number is known when they end.');
  // A leg that is named twice gives its variants once.
  return [...new Set(source.legs)].reduce((all, at) => all + (legs[at]?.variants ?? 0), 0);
}

const chosen = (select: Selection, found: number) =>
  select.kind === 'all' ? found : Math.min(select.count, found);

function armEstimate(
  arm: ArmRecipe,
  method: AnyMethod,
  history: ArmHistory,
  { requests, bytes }: { requests: number; bytes: number },
  assumes: Set<string>,
): Estimate & { variants: number } {
  if (method.kind !== 'computed' && history.completionTokens === null) {
    assumes.add(`${method.title} has not been asked of this model yet: a reply counts as 350 tokens.`);
  }
  if (history.variantsPerRequest === null) {
    assumes.add(`${method.title} is expected to leave ${ASSUMED_YIELD * 100} variants of 100 requests.`);
  }
  const prices: Prices = {
    priceInput: scaled(arm.model?.priceInput, arm.model?.batchPriceShare),
    priceOutput: scaled(arm.model?.priceOutput, arm.model?.batchPriceShare),
  };
  if (arm.model && (prices.priceInput === null || prices.priceOutput === null)) {
    assumes.add(`${arm.model.name} has no prices: its cost is not part of the sum.`);
  }
  const estimate = estimateCost(method, arm.parameters, {
    ...{
      requests,
      templates: arm.templates,
      problemBytes: bytes,
      completionTokens: history.completionTokens,
    },
    maxTokens: arm.sampling?.maxTokens ?? 2048,
    ...prices,
  });
  return { ...estimate, variants: estimate.requests * (history.variantsPerRequest ?? ASSUMED_YIELD) };
}

const scaled = (price: number | null | undefined, share = 1) => (price == null ? null : price * share);

/** Sums; a cost that is not known counts as nothing, and is null only where none is known. */
function sum(parts: readonly Estimate[]): Estimate {
  const add = (field: 'requests' | 'calls' | 'promptTokens' | 'completionTokens') =>
    parts.reduce((total, part) => total + part[field], 0);
  const known = parts.filter((part) => part.cost !== null);
  const cost = known.length === 0 ? null : known.reduce((total, part) => total + (part.cost ?? 0), 0);
  return {
    ...{ requests: add('requests'), calls: add('calls') },
    ...{ promptTokens: add('promptTokens'), completionTokens: add('completionTokens'), cost },
  };
}
