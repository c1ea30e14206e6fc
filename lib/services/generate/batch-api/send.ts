import { submittedRequests } from '#lib/db/queries/submitted-requests.ts';
import type { BatchJob } from '#lib/llm/batch-job.ts';
import { batchEndpoint, batchLine } from '#lib/llm/batch-lines.ts';
import { pagesBySeq } from '../../pages-by-seq.ts';
import { prepareCall, questionOf } from '../run/ask.ts';
import { refusable } from './refused.ts';
import type { Desk } from './run-provider-batch.ts';

const pageSize = 500;
/** Pages of the provider's list that are searched for a batch which may have been made before a crash. */
const mostPages = 20;

/**
 * The provider's batch as it stands; it is made when it is not there yet, and never twice. Only what the provider says to
 * the file or to the new batch is a refusal: a look that goes wrong says nothing about a batch that may be running.
 */
export async function send(desk: Desk): Promise<BatchJob> {
  const { run, row, endpoint } = desk;
  const { batches } = run.ctx.llm;
  if (row.providerId !== null) return batches.retrieve(endpoint, row.providerId);
  // With a file there may be a batch of it that was made in the moment of a crash.
  const made = row.inputFileId === null ? null : await findMade(desk);
  if (made) return made;
  const inputFileId = row.inputFileId ?? (await refusable(upload(desk)));
  return refusable(
    batches.create(endpoint, {
      ...{ inputFileId, endpoint: batchEndpoint, completionWindow: '24h' },
      metadata: { corollary: row.id },
    }),
  );
}

async function upload({ run, row, endpoint }: Desk): Promise<string> {
  const name = `corollary-${row.id}.jsonl`;
  const { fileId } = await run.ctx.llm.batches.upload(endpoint, name, linesOf({ run, row, endpoint }));
  await run.ctx.db.providerBatch.update({ where: { id: row.id }, data: { inputFileId: fileId } });
  return fileId;
}

/** One line a request, made again from what is stored: the same whenever it is made. */
async function* linesOf({ run, row, endpoint }: Desk): AsyncGenerator<string> {
  const pages = pagesBySeq(pageSize, (after, count) =>
    submittedRequests(run.ctx.db, row.id, { after, count }),
  );
  for await (const page of pages) {
    for (const request of page) {
      const ready = prepareCall(run, request);
      if ('result' in ready) continue;
      const customId = `${request.id}.${request.fence}`;
      yield batchLine(customId, questionOf(run, endpoint, request, ready), endpoint.baseUrl);
    }
  }
}

async function findMade({ run, row, endpoint }: Desk): Promise<BatchJob | null> {
  let after: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { items, next } = await run.ctx.llm.batches.list(endpoint, { after, limit: 100 });
    const found = items.find((one) => one.metadata.corollary === row.id);
    if (found) return found;
    if (next === null) return null;
    after = next;
  }
  return null;
}
