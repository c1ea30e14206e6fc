/** The curve of a leg as REST gives it: one list for each value, all of the same length. */
export type Curve = {
  step: number[];
  at: number[];
  epoch: (number | null)[];
  loss: (number | null)[];
  evaluationLoss: (number | null)[];
  learningRate: (number | null)[];
  gradNorm: (number | null)[];
  tokensPerSecond: (number | null)[];
  memoryBytes: (number | null)[];
};

export const emptyCurve: Curve = {
  ...{ step: [], at: [], epoch: [], loss: [], evaluationLoss: [], learningRate: [] },
  ...{ gradNorm: [], tokensPerSecond: [], memoryBytes: [] },
};

export type Metric = Exclude<keyof Curve, 'step' | 'at' | 'epoch'>;

/** The charts of a run, in their order. */
export const metrics: readonly {
  id: Metric;
  title: string;
  unit: string;
  smooth: boolean;
  dots?: boolean;
}[] = [
  { id: 'loss', title: 'Loss', unit: 'nats a token', smooth: true },
  {
    id: 'evaluationLoss',
    title: 'Loss on the validation split',
    unit: 'nats a token',
    smooth: false,
    dots: true,
  },
  { id: 'learningRate', title: 'Learning rate', unit: 'a step', smooth: false },
  { id: 'gradNorm', title: 'Gradient norm', unit: 'before clipping', smooth: true },
  { id: 'tokensPerSecond', title: 'Speed', unit: 'tokens a second', smooth: true },
  { id: 'memoryBytes', title: 'Memory', unit: 'bytes at most, one device', smooth: false },
];

/**
 * Two parts of a curve as one, in the order of steps. A resumed training begins behind its checkpoint, so the steps of the
 * second part take the place of those from its first on.
 */
export function joinCurves(known: Curve, more: Curve): Curve {
  const first = more.step[0];
  if (first === undefined) return known;
  const keep = firstFrom(known.step, first);
  const names = Object.keys(emptyCurve) as (keyof Curve)[];
  return Object.fromEntries(
    names.map((name) => [name, [...known[name].slice(0, keep), ...more[name]]]),
  ) as Curve;
}

/** The place of the first value of at least `from` in an ascending list. */
function firstFrom(values: readonly number[], from: number): number {
  const found = values.findIndex((value) => value >= from);
  return found === -1 ? values.length : found;
}

/**
 * An exponential moving average whose start is not drawn towards 0 (Kingma & Ba 2014, section 3).
 * @param weight of what came before, 0 (none) to below 1
 */
export function smoothed(values: readonly (number | null)[], weight: number): (number | null)[] {
  if (weight <= 0) return [...values];
  let [mean, factor] = [0, 1];
  return values.map((value) => {
    if (value === null) return null;
    mean = weight * mean + (1 - weight) * value;
    factor *= weight;
    return mean / (1 - factor);
  });
}
