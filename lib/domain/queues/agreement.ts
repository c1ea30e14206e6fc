import { bootstrapInterval, cohenKappa } from '#lib/math/stats/index.ts';

/** One voice on one item. */
export type Voice = { item: string; rater: string; name: string; action: string; reasons: readonly string[] };

/** An estimate with its bootstrap interval at 95 %. */
export type Estimate = { value: number; low: number; high: number };

export type PairAgreement = {
  raters: [string, string];
  names: [string, string];
  /** Items that both judged. */
  count: number;
  /** The share of them on which both say the same. */
  agreement: number;
  /** Cohen's κ; null where chance alone explains everything, as when both always say the same one thing. */
  kappa: Estimate | null;
};

export type Agreement = {
  /** Items with at least two voices, and their voices. */
  items: number;
  voices: number;
  /** Krippendorff's α over all raters; null where it is undefined. */
  alpha: Estimate | null;
  pairs: PairAgreement[];
  /** For each reason that anybody named: whether raters name it for the same items. */
  reasons: { reason: string; named: number; alpha: Estimate | null }[];
};

/** Items and their first voices are drawn again so often; fewer for very many, where the interval is narrow anyway. */
const resamplesFor = (units: number) => Math.round(Math.min(2000, Math.max(200, 2e7 / (units + 1))));

/** How far the voices on items agree: over all, for each pair of raters, and for each reason (unit: one item). */
export function agreementOf(voices: readonly Voice[]): Agreement {
  const items = [...Map.groupBy(voices, (voice) => voice.item).values()].filter((unit) => unit.length > 1);
  const named = new Set(items.flatMap((unit) => unit.flatMap((voice) => voice.reasons)));
  const ofReason = (reason: string) => {
    const units = items.map((unit) => binaryUnit(unit, (voice) => voice.reasons.includes(reason)));
    return { reason, named: units.reduce((sum, unit) => sum + unit.yes, 0), alpha: alphaOf(units) };
  };
  return {
    items: items.length,
    voices: items.reduce((sum, unit) => sum + unit.length, 0),
    alpha: alphaOf(items.map((unit) => binaryUnit(unit, (voice) => voice.action === 'accept'))),
    pairs: pairsOf(items),
    reasons: [...named].map(ofReason).sort((one, other) => other.named - one.named),
  };
}

/** A unit that every rater answers with yes or no: how many did, and how many of them with yes. */
export type BinaryUnit = { yes: number; all: number };

const binaryUnit = (unit: readonly Voice[], isYes: (voice: Voice) => boolean): BinaryUnit => ({
  yes: unit.filter(isYes).length,
  all: unit.length,
});

/**
 * Krippendorff's α of yes and no from counts, for units with at least two answers (K. Krippendorff, "Computing
 * Krippendorff's Alpha-Reliability", 2011, nominal data): what lib/math computes from values, without making a map of
 * every unit of every resample. NaN when all answers are the same.
 */
export function binaryAlpha(units: readonly BinaryUnit[]): number {
  let [seen, yes, all] = [0, 0, 0];
  for (const unit of units) {
    seen += (2 * unit.yes * (unit.all - unit.yes)) / (unit.all - 1);
    yes += unit.yes;
    all += unit.all;
  }
  const expected = (2 * yes * (all - yes)) / (all - 1);
  return expected > 0 ? 1 - seen / expected : Number.NaN;
}

const alphaOf = (units: readonly BinaryUnit[]) => estimateOf(units, binaryAlpha);

function pairsOf(items: readonly (readonly Voice[])[]): PairAgreement[] {
  const met = new Map<string, { pair: [Voice, Voice]; cells: number[] }>();
  for (const unit of items) {
    const sorted = [...unit].sort((one, other) => (one.rater < other.rater ? -1 : 1));
    for (const [at, one] of sorted.entries()) {
      for (const other of sorted.slice(at + 1)) {
        const key = `${one.rater} ${other.rater}`;
        const entry = met.get(key) ?? { pair: [one, other], cells: [] };
        entry.cells.push((one.action === 'accept' ? 0 : 2) + (other.action === 'accept' ? 0 : 1));
        met.set(key, entry);
      }
    }
  }
  return [...met.values()].map(pairOf).sort((one, other) => other.count - one.count);
}

function pairOf({ pair: [one, other], cells }: { pair: [Voice, Voice]; cells: number[] }): PairAgreement {
  return {
    raters: [one.rater, other.rater],
    names: [one.name, other.name],
    count: cells.length,
    agreement: cells.filter((cell) => cell === 0 || cell === 3).length / cells.length,
    kappa: estimateOf(cells, kappaOfCells),
  };
}

function kappaOfCells(cells: readonly number[]): number {
  const counts = [0, 0, 0, 0];
  for (const cell of cells) counts[cell]! += 1;
  return cohenKappa([counts.slice(0, 2), counts.slice(2)]).kappa;
}

function estimateOf<Unit>(
  units: readonly Unit[],
  statistic: (sample: readonly Unit[]) => number,
): Estimate | null {
  if (units.length === 0 || !Number.isFinite(statistic(units))) return null;
  const method = units.length > 1000 ? 'percentile' : 'bca';
  const { estimate, low, high } = bootstrapInterval(units, statistic, {
    resamples: resamplesFor(units.length),
    method,
  });
  return { value: estimate, low, high };
}
