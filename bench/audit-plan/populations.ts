import { type AuditSettings, allowedBad } from '#lib/domain/review/audit-plan/index.ts';
import { seededRandom } from '#lib/math/random.ts';

/** A population whose truth is known: of each stratum the first `bad` of its `population` rows are bad. */
export interface SimulatedPopulation {
  shape: Shape;
  settings: Partial<AuditSettings> & { qualityLimit: number };
  strata: { key: string; population: number; bad: number }[];
}

export const shapes = [
  'all just bad',
  'near the limit',
  'tiny',
  'unequal',
  'good but one',
  'one stratum',
  'good',
] as const;
export type Shape = (typeof shapes)[number];

/** Population number `index`: the shapes in turn, everything else at random but the same in every run. */
export function simulatePopulation(index: number): SimulatedPopulation {
  const random = seededRandom(`population ${index}`);
  const between = (low: number, high: number) => low + random() * (high - low);
  const among = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const shape = shapes[index % shapes.length]!;
  const qualityLimit = among([0.9, 0.95, 0.98]);
  const largest = shape === 'tiny' ? 40 : among([400, 3_000, 20_000]);
  const smallest = shape === 'unequal' ? 5 : shape === 'tiny' ? 1 : largest / 4;
  const count = shape === 'one stratum' ? 1 : Math.floor(between(2, 11));
  const odd = Math.floor(random() * count);
  const strata = Array.from({ length: count }, (_, h) => {
    const population = Math.round(Math.exp(between(Math.log(smallest), Math.log(largest))));
    const justBad = Math.min(population, allowedBad(population, qualityLimit) + 1);
    const bad = badRows(shape, { population, justBad, isOdd: h === odd, share: 1 - qualityLimit, between });
    return { key: `stratum ${h}`, population, bad };
  });
  return {
    shape,
    strata,
    settings: {
      qualityLimit,
      expectedRate: qualityLimit < 0.98 ? 0.98 : 0.995,
      halfWidth: among([null, 0.02, 0.05]),
      looks: among([
        [0.25, 0.5, 0.75, 1],
        [0.2, 0.4, 0.6, 0.8, 1],
        [0.5, 1],
      ]),
    },
  };
}

interface Circumstances {
  population: number;
  justBad: number;
  isOdd: boolean;
  share: number;
  between: (low: number, high: number) => number;
}

function badRows(shape: Shape, { population, justBad, isOdd, share, between }: Circumstances): number {
  const rows = (rate: number) => Math.min(population, Math.max(0, Math.round(rate * population)));
  if (shape === 'all just bad') return justBad;
  if (shape === 'good but one' && isOdd) return justBad;
  if (shape === 'good but one' || shape === 'good') return rows(between(0, share / 2));
  if (shape === 'one stratum') return between(0, 1) < 0.7 ? justBad : rows(between(0, share));
  if (shape === 'near the limit') return rows(share * between(0.8, 1.3));
  return rows(share * between(0, 3));
}
