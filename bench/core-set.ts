/**
 * Vectors without a model, and core-set selection on them beside plain greedy and random choice:
 *
 *   npm run bench -- core-set [--rows N] [--count K] [--dimension D] [--file PATH]… [--as-is] [--json]
 *
 * A corpus of 25 variants of each problem is invented, from the problems of the files (JSONL or a JSON array) where some
 * are given; --as-is takes the files' problems themselves.
 */
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
    dimension: { type: 'string', default: '128' },
    file: { type: 'string', multiple: true, default: [] },
    'as-is': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const problems = values.file.flatMap((path) => readRows(path).map(({ problem }) => problem));
const rows = values['as-is'] ? problems.length : Number(values.rows);
const count = Number(values.count ?? Math.ceil(rows / 25));
const dimension = Number(values.dimension);
if (![rows, count, dimension].every((value) => Number.isInteger(value) && value > 0) || count > rows) {
  console.error('--rows, --count and --dimension are whole numbers above 0, --count at most --rows.');
  process.exit(2);
}

const texts = values['as-is'] ? () => problems : () => corpus(rows, problems);
const { vectors, metrics } = benchVectors(texts, rows, dimension);
metrics.push(...benchBesidePlain(vectors, Math.min(rows, 20_000)));
if (rows > 20_000) metrics.push(...benchWhole(vectors, count));
printMetrics(metrics, values.json);
