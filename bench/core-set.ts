/**
 * Vectors without a model, and core-set selection on them: the exact form beside plain greedy on 20,000 rows, then the
 * whole corpus by thresholds on threads, beside random choice:
 *
 *   npm run bench -- core-set [--rows N] [--count K] [--threads T] [--file PATH]… [--as-is] [--json]
 *
 * A corpus of 25 variants of each problem is invented, from the problems of the files (JSONL or a JSON array) where some
 * are given; --as-is takes the files' problems themselves.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { benchBesidePlain, benchWhole } from './core-set/selection.ts';
import { corpus } from './core-set/texts.ts';
import { benchVectors } from './core-set/vectors.ts';
import { printMetrics } from './metrics.ts';
import { readRows } from './near-duplicates/read-rows.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    count: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
    file: { type: 'string', multiple: true, default: [] },
    'as-is': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const problems = values.file.flatMap((path) => readRows(path).map(({ problem }) => problem));
const rows = values['as-is'] ? problems.length : Number(values.rows);
const count = Number(values.count ?? Math.ceil(rows / 25));
const threads = Number(values.threads);
if (![rows, count, threads].every((value) => Number.isInteger(value) && value > 0) || count > rows) {
  console.error('--rows, --count and --threads are whole numbers above 0, --count at most --rows.');
  process.exit(2);
}

const texts = values['as-is'] ? () => problems : () => corpus(rows, problems);
// The studio's own vectors, of rows that fit the memory beside plain greedy.
const dimension = 128;
const measured = Math.min(rows, 100_000);
const { vectors, metrics } = benchVectors(() => first(texts(), measured), measured, dimension);
metrics.push(...benchBesidePlain(vectors, Math.min(rows, 20_000)));
if (rows > 20_000) metrics.push(...(await benchWhole(texts, { rows, count, threads })));
printMetrics(metrics, values.json);

function* first(found: Iterable<string>, most: number) {
  let count = 0;
  for (const text of found) {
    if (count++ === most) return;
    yield text;
  }
}
