import type { Benchmark } from '#lib/db/generated/client.ts';
import { answerType } from '#lib/domain/benchmarks/answer-type.ts';
import { readFormat } from '#lib/domain/benchmarks/file-format.ts';
import { parseRow } from '#lib/domain/seeds/parse-import.ts';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import type { Ctx } from '../context.ts';
import { problemHash } from '../problem-hash.ts';
import { readStoredRows, UnreadableFile } from '../seeds/read-stored-rows.ts';
import { storageKey } from '../seeds/upload.ts';
import { type BenchmarkCounts, endReading } from './end-reading.ts';

/** Rows of one transaction. */
const chunkRows = 500;

type Row = { line: number; seed: ParsedSeed };

/**
 * The job "benchmarks.import": reads the stored file into the benchmark. Run again after a crash it begins anew; a
 * benchmark that was read, or deleted meanwhile, is left as it is.
 */
export async function importBenchmark(ctx: Ctx, benchmarkId: string): Promise<void> {
  const started = { id: benchmarkId, status: { in: ['queued' as const, 'running' as const] } };
  await ctx.db.benchmark.updateMany({ where: started, data: { status: 'running' } });
  const found = await ctx.db.benchmark.findUnique({ where: { id: benchmarkId } });
  if (found?.status === 'running') await readFile(ctx, found);
  await ctx.storage.remove(storageKey(benchmarkId));
}

async function readFile(ctx: Ctx, found: Benchmark): Promise<void> {
  try {
    await ctx.db.benchmarkProblem.deleteMany({ where: { benchmarkId: found.id } });
    const { counts, firstFault } = await storeRows(ctx, found);
    const fault = firstFault && `${counts.rejected} rows could not be read; the first: ${firstFault}`;
    if (counts.problemCount > 0)
      return await endReading(ctx, found, { status: 'done', error: fault, ...counts });
    const error = fault ?? 'The file holds no problem.';
    await endReading(ctx, found, { status: 'failed', error, ...counts });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const none = { problemCount: 0, duplicates: 0, rejected: 0 };
    await endReading(ctx, found, { status: 'failed', error: error.message, ...none });
  }
}

async function storeRows(ctx: Ctx, found: Benchmark) {
  const { format, mapping } = readFormat(found.format);
  // Of the file only its place, its name and its size are asked for.
  const file = { id: found.id, fileName: found.fileName, byteSize: 0n };
  const counts: BenchmarkCounts = { problemCount: 0, duplicates: 0, rejected: 0 };
  let firstFault: string | null = null;
  let chunk: Row[] = [];
  for await (const row of readStoredRows(ctx, file)) {
    const read = 'error' in row ? { seed: null, fault: row.error } : readProblem(format, mapping, row);
    if (read.seed) chunk.push({ line: row.line, seed: read.seed });
    else {
      counts.rejected++;
      firstFault ??= `line ${row.line}: ${read.fault}`;
    }
    if (chunk.length < chunkRows) continue;
    await storeChunk(ctx, found, chunk, counts);
    chunk = [];
  }
  await storeChunk(ctx, found, chunk, counts);
  return { counts, firstFault };
}

function readProblem(
  format: string,
  mapping: ColumnMapping | null,
  { line, value }: { line: number; value: unknown },
) {
  const read = parseRow(format, mapping, value, line);
  if ('seed' in read) return { seed: read.seed };
  const [first] = read.problems;
  return { seed: null, fault: `${first?.field ? `${first.field} ` : ''}${first?.message}` };
}

async function storeChunk(
  ctx: Ctx,
  { id }: Benchmark,
  rows: readonly Row[],
  counts: BenchmarkCounts,
): Promise<void> {
  const stored = await ctx.db.benchmarkProblem.createMany({
    data: rows.map(({ line, seed: { problem, solution, answer, subject, level, originalId, meta } }) => ({
      ...{ benchmarkId: id, rowNumber: line, originalId, problem, solution, answer, subject, level },
      answerType: answerType(answer),
      contentHash: problemHash(problem),
      meta: meta as object,
    })),
    skipDuplicates: true,
  });
  counts.problemCount += stored.count;
  counts.duplicates += rows.length - stored.count;
  await ctx.db.benchmark.updateMany({ where: { id }, data: counts });
}
