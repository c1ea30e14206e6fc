import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { poolOf } from '#lib/db/client.ts';
import { type DuplicateResult, DuplicateSearch } from '#lib/domain/check/duplicates.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import type { CorpusRunner, RunProgress } from '#lib/services/corpus/index.ts';
import { ensureSignatureIndexes } from '#lib/services/duplicates/run/signature-indexes.ts';
import type { SearchThreadData } from './duplicates-thread.ts';

const script = path.join(import.meta.dirname, 'duplicates-thread.ts');
const indexing = 'Indexing the signatures';

const keepProblem = methods.filter((method) => method.keepsProblem).map((method) => method.id);

type Message = { phase: string; done: number; total: number } | { result: DuplicateResult };

/**
 * The run "duplicates": on a thread of its own, since reading millions of texts would keep every other job of this worker
 * waiting. A run that is cancelled ends its thread, whose open transaction the database takes back.
 */
export const findDuplicates: CorpusRunner = async (ctx, run, progress) => {
  const pool = poolOf(ctx.db);
  const search = DuplicateSearch.parse(run.parameters);
  const url = String(pool.options.connectionString);
  const data = { url, projectId: run.projectId, runId: run.id, search, keepProblem };
  try {
    const result = await searchOnThread(data, progress);
    await progress(indexing, result.texts, result.texts);
    const from = performance.now();
    await ensureSignatureIndexes(pool);
    return { ...result, indexSeconds: (performance.now() - from) / 1000 };
  } finally {
    await ensureSignatureIndexes(pool);
  }
};

function searchOnThread(data: SearchThreadData, progress: RunProgress): Promise<DuplicateResult> {
  const thread = new Worker(script, { workerData: data });
  const { promise, resolve, reject } = Promise.withResolvers<DuplicateResult>();
  thread.on('message', (message: Message) => {
    if ('result' in message) resolve(message.result);
    else progress(message.phase, message.done, message.total).catch(reject);
  });
  thread.on('error', reject);
  thread.on('exit', () => reject(new Error('The search for duplicates ended without a result.')));
  return promise.finally(() => thread.terminate());
}
