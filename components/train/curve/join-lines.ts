export type Line = { label: string; x: readonly number[]; y: readonly (number | null)[] };

/** Lines over one list of steps, the way uPlot takes them: the steps of any line, then each line's values, null between. */
export function joinLines(lines: readonly Line[]): [number[], ...(number | null)[][]] {
  const [only] = lines;
  if (only && lines.length === 1) return [[...only.x], [...only.y]];
  const steps = [...new Set(lines.flatMap(({ x }) => [...x]))].sort((a, b) => a - b);
  const places = new Map(steps.map((step, at) => [step, at]));
  const columns = lines.map(({ x, y }) => {
    const column = new Array<number | null>(steps.length).fill(null);
    for (const [at, step] of x.entries()) column[places.get(step)!] = y[at] ?? null;
    return column;
  });
  return [steps, ...columns];
}
