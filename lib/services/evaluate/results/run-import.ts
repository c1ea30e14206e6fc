import type { Evaluation } from '#lib/db/generated/client.ts';
import type { PlacedReply } from '#lib/domain/evaluate/import/read-results.ts';
import { EvaluationRecipe } from '#lib/domain/evaluate/schema.ts';
import { storableText } from '#lib/domain/storable-text.ts';
import type { Ctx } from '../../context.ts';
import { UnreadableFile } from '../../seeds/read-stored-rows.ts';
import { storageKey } from '../../seeds/upload.ts';
import { beginGrading } from '../grading/begin-grading.ts';
import { readResults } from './read-file.ts';

/** Replies of one transaction. */
const chunkReplies = 500;
/** Lines that are listed; all are counted. */
const shownRejects = 1_000;

type Reading = { replies: number; samples: number; rejected: number; problems: Set<string> };

/**
 * The job "evaluate.import": reads the stored file into the evaluation and has it graded. Run again after a crash it
 * begins anew; an evaluation that was read, or deleted meanwhile, is left as it is.
 */
export async function runResultImport(ctx: Ctx, evaluationId: string): Promise<void> {
  const found = await ctx.db.evaluation.findUnique({ where: { id: evaluationId } });
  if (found?.source === 'import' && found.status === 'running') await readFile(ctx, found);
  await ctx.storage.remove(storageKey(evaluationId));
}

async function readFile(ctx: Ctx, found: Evaluation): Promise<void> {
  await ctx.db.evaluationReply.deleteMany({ where: { evaluationId: found.id } });
  const rejects: { line: number; message: string }[] = [];
  try {
    const reading = await storeLines(ctx, found, rejects);
    await finish(ctx, found.id, reading, rejects);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await fail(ctx, found.id, error.message);
  }
}

async function storeLines(
  ctx: Ctx,
  found: Evaluation,
  rejects: { line: number; message: string }[],
): Promise<Reading> {
  const format = EvaluationRecipe.parse(found.recipe).format ?? '';
  const file = { id: found.id, fileName: found.fileName ?? '', byteSize: 0n };
  const reading: Reading = { replies: 0, samples: 1, rejected: 0, problems: new Set() };
  let chunk: PlacedReply[] = [];
  for await (const line of readResults(ctx, file, { benchmark: found.benchmarkId, format })) {
    if ('placed' in line) chunk.push(line.placed);
    else if ('fault' in line) {
      reading.rejected++;
      if (rejects.length < shownRejects) rejects.push({ line: line.line, message: line.fault });
    }
    if (chunk.length < chunkReplies) continue;
    await storeChunk(ctx, found.id, chunk, reading);
    chunk = [];
  }
  await storeChunk(ctx, found.id, chunk, reading);
  return reading;
}

async function storeChunk(ctx: Ctx, evaluationId: string, chunk: readonly PlacedReply[], reading: Reading) {
  const { count } = await ctx.db.evaluationReply.createMany({
    data: chunk.map(({ text, finishReason, ...rest }) => ({
      ...{ evaluationId, ...rest, text: storableText(text) },
      finishReason: finishReason === null ? null : storableText(finishReason).slice(0, 100),
    })),
  });
  for (const { problemId, sample } of chunk) {
    reading.problems.add(problemId);
    reading.samples = Math.max(reading.samples, sample + 1);
  }
  reading.replies += count;
  const { replies, rejected } = reading;
  await ctx.db.evaluation.updateMany({ where: { id: evaluationId }, data: { replies, rejected } });
}

async function finish(
  ctx: Ctx,
  id: string,
  { problems, ...counts }: Reading,
  rejects: { line: number; message: string }[],
): Promise<void> {
  const data = { ...counts, rejects, problems: problems.size };
  if (counts.replies === 0) {
    const [first] = rejects;
    await ctx.db.evaluation.updateMany({ where: { id }, data });
    await fail(
      ctx,
      id,
      first ? `No line could be read; line ${first.line}: ${first.message}` : 'The file holds no line.',
    );
    return;
  }
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.evaluation.updateMany({
      where: { id, status: 'running' },
      data: { ...data, status: 'grading' },
    });
    if (count > 0) await beginGrading(tx, { evaluationId: id, createdById: null, at: ctx.now() });
  });
}

async function fail(ctx: Ctx, id: string, error: string): Promise<void> {
  await ctx.db.evaluation.updateMany({
    where: { id, status: 'running' },
    data: { status: 'failed', error, finishedAt: ctx.now() },
  });
}
