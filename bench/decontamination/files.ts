import {
  type BenchmarkIndex,
  type BenchmarkItem,
  createBenchmarkIndex,
  type Overlap,
} from '#lib/math/overlap/index.ts';
import { createTokenKernel } from '#lib/math/text/token-kernel.ts';
import { TokenScanner } from '#lib/math/text/token-scanner.ts';
import { type Metric, metric } from '../metrics.ts';
import type { Row } from '../near-duplicates/read-rows.ts';

export interface NamedRows {
  name: string;
  rows: Row[];
}

export const itemsOf = ({ rows }: NamedRows): BenchmarkItem[] =>
  rows.map(({ problem, solution }, i) => ({
    id: String(i),
    problem,
    ...(solution === '' ? {} : { solution }),
  }));

const ROUNDS = 12;

/** The hits of a file's problems and solutions in a benchmark, and the speed over the texts without a hit. */
export function searchFiles(benchmark: NamedRows, file: NamedRows, show: boolean): Metric[] {
  const index = createBenchmarkIndex(itemsOf(benchmark));
  const name = `${file.name} in ${benchmark.name}`;
  return (['problem', 'solution'] as const).flatMap((part) => {
    const texts = file.rows.map((row) => row[part]).filter((text) => text !== '');
    if (texts.length === 0) return [];
    const hits = texts.map((text) => index.find(text));
    if (show) showHits(name, texts, hits, benchmark);
    const clean = texts.filter((_, i) => hits[i]!.length === 0);
    const { speed, floor } = searchSpeed(index, clean);
    const count = (method: Overlap['method']) => hits.filter(([first]) => first?.method === method).length;
    return [
      metric(`${name}: ${part}s searched`, speed, 'MB/s of processor time', {
        floor,
        least: 50,
      }),
      ...(['exact', 'words', 'numbers'] as const).map((method) =>
        metric(`${name}: ${part}s hit by ${method}`, count(method), `of ${texts.length}`),
      ),
    ];
  });
}

/** How fast texts are searched, beside how fast their tokens are read, in megabytes a second of processor time. */
export function searchSpeed(index: BenchmarkIndex, texts: readonly string[]) {
  const scanner = new TokenScanner(createTokenKernel());
  return {
    speed: fastest(texts, (text) => index.find(text)),
    floor: fastest(texts, (text) => scanner.scan(text)),
  };
}

/** Megabytes of UTF-16 text without its zero bytes, that is characters, for each second of processor time. */
function fastest(texts: readonly string[], visit: (text: string) => unknown): number {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (const text of texts) visit(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return characters / least;
}

function showHits(name: string, texts: string[], hits: Overlap[][], { rows }: NamedRows): void {
  for (const [i, [first]] of hits.entries()) {
    if (!first) continue;
    const { method, part, score, coverage, editSimilarity } = first;
    const figures = [score, coverage, editSimilarity].map((figure) => figure.toFixed(2)).join(', ');
    const passage = rows[Number(first.id)]![part];
    console.log(`${name}: ${method} of a ${part} (score, coverage, edit similarity: ${figures})`);
    console.log(`  ${texts[i]!.replaceAll('\n', ' ')}\n  ${passage.replaceAll('\n', ' ')}\n`);
  }
}
