/**
 * Speed, memory, recall by edit rate and false merges of near-duplicate search:
 *
 *   npm run bench -- near-duplicates [--rows N] [--threshold T] [--solutions] [--file PATH]… [--show N] [--json]
 *
 * Rows are invented from the seed library, one in fifty an edited copy. A file (JSONL or a JSON array with `problem` or
 * `question`) is grouped as it is; --show prints the first groups found in it.
 */
import { parseArgs } from 'node:util';
import { printMetrics } from './metrics.ts';
import { benchFile } from './near-duplicates/file.ts';
import { benchInvented } from './near-duplicates/invented.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    threshold: { type: 'string', default: '0.6' },
    solutions: { type: 'boolean', default: false },
    file: { type: 'string', multiple: true, default: [] },
    show: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const threshold = Number(values.threshold);
if (!Number.isInteger(rows) || rows < 0 || !(threshold > 0 && threshold < 1)) {
  console.error('--rows must be a whole number and --threshold between 0 and 1.');
  process.exit(2);
}

printMetrics(
  [
    ...(rows > 0 ? benchInvented({ rows, threshold, withSolution: values.solutions }) : []),
    ...values.file.flatMap((path) => benchFile(path, threshold, Number(values.show))),
  ],
  values.json,
);
