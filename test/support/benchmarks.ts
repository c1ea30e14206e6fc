import { Readable } from 'node:stream';
import { addBenchmark, importBenchmark } from '#lib/services/benchmarks/index.ts';
import { scanCorpus, scanRunner } from '#lib/services/contamination/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { type CorpusRunners, runCorpus } from '#lib/services/corpus/index.ts';
import { uploadSeeds } from '#lib/services/seeds/index.ts';
import type { SeedText } from './factories.ts';

export type BenchmarkProblemText = { problem: string; solution?: string; answer?: string };

/** A benchmark of these problems, read from a file as a person would give it; its id. */
export async function makeBenchmark(
  ctx: Ctx,
  project: string,
  rows: readonly (BenchmarkProblemText | string)[],
  name = 'test set',
): Promise<string> {
  const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
  const content = Readable.from([Buffer.from(`${lines.join('\n')}\n`)]);
  const { import: id } = await uploadSeeds(ctx, { project, fileName: 'benchmark.jsonl', content });
  const mapping = { problem: 'problem', solution: 'solution', answer: 'answer' };
  await addBenchmark(ctx, { project, import: id, name, licence: 'MIT', mapping });
  await importBenchmark(ctx, id);
  return id;
}

const never = new AbortController().signal;

/** A whole scan, as the worker runs it. */
export async function scan(
  ctx: Ctx,
  project: string,
  contamination = scanRunner(),
): Promise<{ run: string }> {
  const started = await scanCorpus(ctx, { project });
  const runners: CorpusRunners = {
    ...{ contamination, duplicates: contamination, estimates: contamination },
    ...{ selection: contamination, indexes: contamination, freeze: contamination },
    ...{ restore: contamination, branch: contamination, verify: contamination },
  };
  await runCorpus(ctx, started.run, runners, never);
  return started;
}

/** Four word problems that have no words in common but the usual ones. */
export const unlikeProblems: readonly SeedText[] = [
  problemOf(
    'The bakery on the corner fills 14 trays with 12 rolls each before sunrise and sells 9 rolls to the milkman. How many rolls are still in the bakery?',
    14,
    12,
    9,
  ),
  problemOf(
    'Mirela plants 16 rows of tulips behind the old chapel, with 11 bulbs in each row, and then digs out 8 bulbs for her aunt. How many bulbs stay in the ground?',
    16,
    11,
    8,
  ),
  problemOf(
    'A ferry takes 13 lorries in each of its 15 crossings of the fjord. On Friday 7 lorries arrived too late. How many lorries did it take on Friday?',
    13,
    15,
    7,
  ),
  problemOf(
    'Every one of the 17 shelves in the library holds 21 atlases; 10 atlases are away at the bookbinder. How many atlases can be lent?',
    17,
    21,
    10,
  ),
];

function problemOf(problem: string, rows: number, each: number, less: number): SeedText {
  const all = rows * each;
  const solution =
    `Together that is ${rows} * ${each} = <<${rows}*${each}=${all}>>${all}.\n` +
    `Without those that are not there: ${all} - ${less} = <<${all}-${less}=${all - less}>>${all - less}.\n` +
    `#### ${all - less}`;
  return { problem, solution, answer: String(all - less), subject: 'Prealgebra', level: 1 };
}
