import { seededRandom } from '#lib/math/random.ts';
import { accuracyAt, type ItemResults, type LawId, lawOf } from '#lib/math/scaling/index.ts';

/** Laws with known parameters, in their order: what the fits have to find again. */
export const truths: Record<LawId, readonly number[]> = {
  saturating: [0.62, 0.04, 0.5],
  shifted: [0.45, 0.2, 30_000],
  power: [0.55, 0.1],
  'log-linear': [0.45, 0.045],
};

/** Eight sizes, each twice the one before it, as nested subsets are made. */
export const sizes = Array.from({ length: 8 }, (_, i) => 7500 * 2 ** i);
export const largest = sizes.at(-1)!;

export interface World {
  /** Problems of the benchmark. */
  items: number;
  seeds: number;
  /** The standard deviation of the true accuracy between the seeds of one size. */
  seedNoise: number;
  /** The part of the items that are as hard for every model: they are right together or wrong together. */
  alike: number;
}

/** Draws the answers of models of all sizes to the same items: on average as many are right as the law says. */
export function inventModels(law: LawId, draw: number, world: World): ItemResults[] {
  const random = seededRandom(`${law} ${draw} ${JSON.stringify(world)}`);
  const hardness = Array.from({ length: world.items }, random);
  return sizes.flatMap((size) =>
    Array.from({ length: world.seeds }, () => {
      const mean = accuracyAt(lawOf(law), truths[law], size, largest);
      const accuracy = mean + world.seedNoise * normal(random);
      const right = Uint8Array.from(hardness, (hard, i) => {
        const own = random();
        return (i < world.alike * world.items ? hard : own) < accuracy ? 1 : 0;
      });
      return { size, right };
    }),
  );
}

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
