/**
 * Speed, recall of planted copies by length, and hits to be looked at of the search for benchmark problems:
 *
 *   npm run bench -- decontamination [--benchmarks PATH]… [--files PATH]… [--show] [--json]
 *
 * Without paths the seed library is the benchmark and invented problems are the texts. Every file is searched for every
 * benchmark; --show prints each hit with both texts.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { seedLibrary } from '#lib/domain/seeds/library/index.ts';
import { searchFiles } from './decontamination/files.ts';
import { plantCopies } from './decontamination/plants.ts';
import { printMetrics } from './metrics.ts';
import { inventProblems } from './near-duplicates/invented-problems.ts';
import { readRows } from './near-duplicates/read-rows.ts';

const { values } = parseArgs({
  options: {
    benchmarks: { type: 'string', multiple: true, default: [] },
    files: { type: 'string', multiple: true, default: [] },
    show: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const read = (path: string) => ({ name: basename(path), rows: readRows(path) });
const benchmarks =
  values.benchmarks.length > 0
    ? values.benchmarks.map(read)
    : [{ name: 'seed library', rows: seedLibrary.map(({ problem, solution }) => ({ problem, solution })) }];
const files =
  values.files.length > 0
    ? values.files.map(read)
    : [
        {
          name: 'invented',
          rows: [...inventProblems(20_000, false)].map(({ text }) => ({ problem: text, solution: '' })),
        },
      ];

printMetrics(
  [
    ...benchmarks.flatMap((benchmark) => plantCopies(benchmark)),
    ...benchmarks.flatMap((benchmark) => files.flatMap((file) => searchFiles(benchmark, file, values.show))),
  ],
  values.json,
);
