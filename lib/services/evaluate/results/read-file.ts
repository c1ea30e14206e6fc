import { invalid, notFound, precondition } from '#lib/domain/errors.ts';
import { createFinder } from '#lib/domain/evaluate/import/find-problem.ts';
import {
  createPlacing,
  type PlacedReply,
  recogniseResults,
  resultReader,
  SAMPLE_LINES,
} from '#lib/domain/evaluate/import/read-results.ts';
import type { Ctx, ProjectCtx } from '../../context.ts';
import { readStoredRows } from '../../seeds/read-stored-rows.ts';
import { askableBenchmark } from '../resolve.ts';

type StoredFile = { id: string; fileName: string; byteSize: bigint };

/** The upload and the benchmark, both of the project. Throws NOT_FOUND, PRECONDITION. */
export async function resultFile(ctx: ProjectCtx, asked: { import: string; benchmark: string }) {
  const benchmark = await askableBenchmark(ctx, asked.benchmark);
  const file = await ctx.db.seedImport.findFirst({
    where: { id: asked.import, projectId: ctx.project.id },
  });
  if (!file) throw notFound('This upload');
  if (file.status !== 'uploaded') throw precondition(`This file was started already; it is ${file.status}.`);
  return { benchmark, file };
}

/** The format of a file: the one asked for, or the one that its first lines fit. INVALID where none does. */
export async function formatOf(ctx: Ctx, file: StoredFile, asked: string | undefined): Promise<string> {
  if (asked !== undefined) {
    resultReader(asked);
    return asked;
  }
  const lines: unknown[] = [];
  for await (const row of readStoredRows(ctx, file)) {
    if ('value' in row) lines.push(row.value);
    if (lines.length >= SAMPLE_LINES) break;
  }
  const found = recogniseResults(lines);
  if (found) return found.format;
  throw invalid(
    `No line of ${file.fileName} reads as a result: none has a problem's id, number or text beside a response.`,
  );
}

/** What a line of a file of results became. */
export type ResultLine = { line: number } & (
  | { placed: PlacedReply }
  | { repeat: string }
  | { fault: string }
);

/** The lines of a file, each reply with its problem found; in order, and the same at every reading. */
export async function* readResults(
  ctx: Ctx,
  file: StoredFile,
  { benchmark, format }: { benchmark: string; format: string },
): AsyncGenerator<ResultLine> {
  const problems = await ctx.db.benchmarkProblem.findMany({
    where: { benchmarkId: benchmark },
    select: { id: true, rowNumber: true, originalId: true, problem: true },
  });
  const place = createPlacing(createFinder(problems));
  const read = resultReader(format);
  for await (const row of readStoredRows(ctx, file)) {
    const { line } = row;
    const found = 'error' in row ? { fault: row.error } : read(row.value);
    if ('replies' in found) yield* found.replies.map((reply) => ({ line, ...place(reply) }));
    else yield { line, ...found };
  }
}
