/**
 * A line of 1 GB between two good rows, in each container of text: `npm run bench -- long-line [--mb 1024] [--json]`.
 * The line costs its own row, the rows beside it are read, and no more is kept of it than a line may have.
 */
import { parseArgs } from 'node:util';
import { type Container, readRows } from '#lib/storage/rows/index.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';

const { values } = parseArgs({
  options: { mb: { type: 'string', default: '1024' }, json: { type: 'boolean', default: false } },
});
const piece = Buffer.alloc(1024 * 1024, 'x');
const around: Partial<Record<Container, [string, string]>> = {
  jsonl: ['{"n":1}\n{"n":"', '"}\n{"n":3}\n'],
  json: ['[{"n":1},{"n":"', '"},{"n":3}]'],
  csv: ['n\n1\n"', '"\n3\n'],
};

async function measure(container: Container, [head, tail]: [string, string]): Promise<Metric[]> {
  let most = 0;
  const before = process.memoryUsage.rss();
  async function* stream() {
    yield Buffer.from(head);
    for (let at = 0; at < Number(values.mb); at++) {
      if (at % 32 === 0) most = Math.max(most, process.memoryUsage.rss() - before);
      yield piece;
    }
    yield Buffer.from(tail);
  }
  const started = performance.now();
  const kinds: string[] = [];
  for await (const row of readRows({ stream: stream(), name: 'x' }, container))
    kinds.push('error' in row ? 'error' : 'row');
  const seconds = (performance.now() - started) / 1000;
  const name = `${values.mb} MB in a line of ${container}`;
  return [
    metric(`${name}: rows beside it that are read`, kinds.filter((one) => one === 'row').length, 'rows', {
      least: 2,
    }),
    metric(`${name}: memory beyond what was there`, most / 1024 ** 2, 'MB', { most: 128 }),
    metric(`${name}: read`, Number(values.mb) / seconds, 'MB/s'),
  ];
}

const metrics: Metric[] = [];
for (const [container, parts] of Object.entries(around))
  metrics.push(...(await measure(container as Container, parts)));
printMetrics(metrics, values.json);
