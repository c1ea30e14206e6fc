/**
 * Speed, recall of planted copies by length, and hits to be looked at of the search for benchmark problems:
 *
 *   npm run bench -- decontamination [--benchmarks PATH]… [--files PATH]… [--show] [--json]
 *   npm run bench -- decontamination --gsm8k-train PATH --gsm8k-test PATH --math-train PATH --math-500 PATH
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
    'gsm8k-train': { type: 'string' },
    'gsm8k-test': { type: 'string' },
    'math-train': { type: 'string' },
    'math-500': { type: 'string' },
    benchmarks: { type: 'string', multiple: true, default: [] },
    files: { type: 'string', multiple: true, default: [] },
    show: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const given = (...paths: (string | undefined)[]) => paths.filter((path) => path !== undefined);
const benchmarkPaths = [...values.benchmarks, ...given(values['gsm8k-test'], values['math-500'])];
const filePaths = [...values.files, ...given(values['gsm8k-train'], values['math-train'])];
const read = (path: string) => ({ name: basename(path), rows: readRows(path) });
const benchmarks =
  benchmarkPaths.length > 0
    ? benchmarkPaths.map(read)
    : [{ name: 'seed library', rows: seedLibrary.map(({ problem, solution }) => ({ problem, solution })) }];
const files =
  filePaths.length > 0
    ? filePaths.map(read)
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
