import { lookConfidences, lookSizes } from './look-sizes.ts';
import { acceptanceChance, sizeForAcceptance, sizeForStratum, sizesForWhole } from './sample-sizes.ts';
import { type AuditPlan, AuditSettings, AuditStratum, type PlannedStratum } from './schema.ts';

/**
 * How many rows of each stratum are read, and when it is decided: per stratum the largest of what the interval of the
 * whole, the interval of the stratum, the chance of acceptance and the minimum ask for. Populations are those of this
 * moment and stay as they are: rows made later belong to another plan, rows that vanish are handled by `ruleOnStrata`.
 * `seed` is to be drawn at random after the rows exist, and kept: it decides which rows are read.
 * Throws a ZodError on impossible settings, a RangeError on a key that comes twice or where there is no stratum.
 */
export function makeAuditPlan(
  strata: readonly AuditStratum[],
  settings: Partial<AuditSettings>,
  seed: string,
): AuditPlan {
  const asked = AuditSettings.parse(settings);
  const known = strata.map((stratum) => {
    const { key, population, expectedRate = asked.expectedRate } = AuditStratum.parse(stratum);
    return { key, population, expectedRate };
  });
  if (known.length === 0) throw new RangeError('There is no stratum to audit: no row matches.');
  if (new Set(known.map(({ key }) => key)).size < known.length) {
    throw new RangeError('Two strata have the same key.');
  }
  const whole = wholeSizes(known, asked);
  return {
    seed,
    settings: asked,
    strata: known.map((stratum, h) => planStratum(stratum, whole[h]!, known.length, asked)),
  };
}

type Known = Required<AuditStratum>;

const finalConfidence = ({ confidence, looks }: AuditSettings) =>
  lookConfidences(confidence, looks.length).at(-1)!;

function wholeSizes(strata: readonly Known[], settings: AuditSettings): number[] {
  const { halfWidth, minimum } = settings;
  if (halfWidth === null) return strata.map(({ population }) => Math.min(minimum, population));
  return sizesForWhole(strata, { halfWidth, minimum, confidence: finalConfidence(settings) });
}

function planStratum(stratum: Known, least: number, strata: number, settings: AuditSettings): PlannedStratum {
  const { qualityLimit, power, looks, stratumHalfWidth, wrongAcceptance } = settings;
  const goal = { qualityLimit, power, looks, error: wrongAcceptance / strata };
  const precise =
    stratumHalfWidth === null ? 1 : sizeForStratum(stratum, stratumHalfWidth, finalConfidence(settings));
  const sample = Math.max(least, precise, sizeForAcceptance(stratum, goal));
  return { ...stratum, sizes: lookSizes(sample, looks), power: acceptanceChance(stratum, sample, goal) };
}
