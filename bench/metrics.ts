/** What every bench prints: a figure beside its floor of the same run and its target. */
export interface Metric {
  metric: string;
  value: number;
  unit: string;
  /** What the machine can do at most, measured in the same run. */
  floor?: number;
  /** The value as a share of the floor. */
  ratio?: number;
  target?: number;
  met?: boolean;
}

/** A metric whose value must reach the target ("least") or stay at or under it ("most"). */
export function metric(
  name: string,
  value: number,
  unit: string,
  { least, most, floor }: { least?: number; most?: number; floor?: number } = {},
): Metric {
  const target = least ?? most;
  return {
    metric: name,
    value,
    unit,
    ...(floor === undefined ? {} : { floor, ratio: value / floor }),
    ...(target === undefined ? {} : { target, met: least === undefined ? value <= target : value >= target }),
  };
}

const absent = { floor: null, ratio: null, target: null, met: null };

/** Prints metrics as a table or as JSON, one object a line, and lets the process fail where a target is missed. */
export function printMetrics(metrics: readonly Metric[], json: boolean): void {
  if (json) for (const line of metrics) console.log(JSON.stringify({ ...absent, ...line }));
  else
    console.table(
      metrics.map((line) => ({ ...line, value: rounded(line.value), ratio: rounded(line.ratio) })),
    );
  if (metrics.some(({ met }) => met === false)) process.exitCode = 1;
}

const rounded = (value: number | undefined) => (value === undefined ? '' : Number(value.toPrecision(4)));
