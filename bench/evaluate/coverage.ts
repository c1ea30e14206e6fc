import {
  accuracyAt,
  bootstrapInference,
  countsOf,
  fitLaw,
  type LawId,
  lawOf,
  parametersOf,
  profileInference,
  refuseFit,
} from '#lib/math/scaling/index.ts';
import { inventModels, largest, truths, type World } from './invented-points.ts';

export interface Coverage {
  /** How often the interval of each quantity held the truth, as a share of the draws that were not refused. */
  shares: Map<string, number>;
  refused: number;
  millisecondsPerFit: number;
}

/** Fits a law to points drawn from itself, again and again, and counts how often its intervals hold the truth. */
export function coverageOf(
  law: LawId,
  method: 'profile' | 'bootstrap',
  { draws, world }: { draws: number; world: World },
): Coverage {
  const held = new Map<string, number>();
  let refused = 0;
  let spent = 0;
  for (let draw = 0; draw < draws; draw++) {
    const models = inventModels(law, draw, world);
    const start = performance.now();
    const found = intervalsOf(law, method, models);
    spent += performance.now() - start;
    if (found === null) refused++;
    else for (const [name, isHeld] of found) held.set(name, (held.get(name) ?? 0) + (isHeld ? 1 : 0));
  }
  const shares = new Map([...held].map(([name, count]) => [name, count / (draws - refused)]));
  return { shares, refused, millisecondsPerFit: spent / draws };
}

function intervalsOf(law: LawId, method: string, models: ReturnType<typeof inventModels>) {
  const truth = truths[law];
  const known = lawOf(law);
  const { fit, inference } =
    method === 'bootstrap' ? bootstrapInference(known, models, { resamples: 500 }) : profiled(law, models);
  const parameters = parametersOf(fit, inference);
  if (refuseFit(fit, parameters)) return null;
  const holds = ({ low, high }: { low: number; high: number }, value: number) =>
    low <= value && value <= high;
  const now = accuracyAt(known, truth, largest, largest);
  const next = accuracyAt(known, truth, 2 * largest, largest);
  const gain = inference.interval({ kind: 'gain', from: largest, to: 2 * largest });
  return [
    ...parameters.map(({ parameter, interval }, i) => [parameter.id, holds(interval, truth[i]!)] as const),
    ['at twice the size', holds(inference.interval({ kind: 'accuracy', size: 2 * largest }), next)] as const,
    ['gain of the next doubling', holds(gain, next - now)] as const,
  ];
}

function profiled(law: LawId, models: ReturnType<typeof inventModels>) {
  const fit = fitLaw(lawOf(law), countsOf(models));
  return { fit, inference: profileInference(fit, true) };
}
