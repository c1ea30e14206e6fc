import { basename } from 'node:path';
import { DuplicateClusters, jaccard } from '#lib/math/near-duplicates/index.ts';
import { type Metric, metric } from '../metrics.ts';
import { readRows } from './read-rows.ts';

/** How many rows of a real file are a copy of an earlier one, and, for reading, the first of them. */
export function benchFile(path: string, threshold: number, show: number): Metric[] {
  const problems = readRows(path).map(({ problem }) => problem);
  const name = basename(path);
  const started = performance.now();
  const clusters = new DuplicateClusters({ threshold });
  for (const problem of problems) clusters.add(problem);
  const { exact, near, skeleton } = clusters.groups();
  const seconds = (performance.now() - started) / 1000;
  const repeats = (groups: Int32Array) => groups.filter((first, row) => first !== row).length;
  const pairs = [...near.entries()].filter(([row, first]) => first !== row && exact[row] !== first);
  for (const [row, first] of pairs.slice(0, show)) {
    const [one, other] = [problems[first]!, problems[row]!];
    console.log(
      `${name} ${first} and ${row}, similarity ${jaccard(one, other).toFixed(2)}\n  ${one}\n  ${other}\n`,
    );
  }
  return [
    metric(`${name}: rows a second`, problems.length / seconds, 'rows/s'),
    metric(`${name}: exact copies`, repeats(exact), 'rows'),
    metric(`${name}: near copies with the same numbers`, repeats(near) - repeats(exact), 'rows'),
    metric(`${name}: same problem, other numbers`, repeats(skeleton), 'rows'),
  ];
}
