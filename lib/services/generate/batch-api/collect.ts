import { type SubmittedRequest, submittedRequests } from '#lib/db/queries/submitted-requests.ts';
import type { BatchJob } from '#lib/llm/batch-job.ts';
import { type BatchLine, readBatchLine } from '#lib/llm/batch-lines.ts';
import { LlmError } from '#lib/llm/client.ts';
import { prepareCall } from '../run/ask.ts';
import { answeredCall } from '../run/call-rows.ts';
import { readError } from '../run/read-error.ts';
import { readReply } from '../run/read-reply.ts';
import { type Result, type Run, resultOf } from '../run/run.ts';
import { judge } from '../run/store-group.ts';
import { storeOrFail } from '../run/store-or-fail.ts';
import { Refused } from './refused.ts';
import type { Desk } from './run-provider-batch.ts';

const groupSize = 200;
/** Submissions of one call, the first included. */
const mostAttempts = 5;

/**
 * Stores what an ended batch brought: its replies and failures line by line, as files of any size arrive. What it did
 * not bring goes back to the queue; where the provider refused the whole file, its own words stop the batch.
 */
export async function collect(desk: Desk, job: BatchJob): Promise<void> {
  const { run, row, endpoint } = desk;
  for (const file of [job.outputFileId, job.errorFileId]) {
    if (file === null) continue;
    let group: string[] = [];
    for await (const line of run.ctx.llm.batches.download(endpoint, file)) {
      if (line.trim() !== '') group.push(line);
      if (group.length < groupSize) continue;
      await storeLines(desk, group);
      group = [];
    }
    await storeLines(desk, group);
  }
  if (job.state === 'failed') {
    const words = job.errors.join(' ') || 'The provider refused the file without a reason.';
    throw new Refused(new LlmError('bad-request', words));
  }
  const message = `The provider's batch ended as ${job.state} without an answer to this call.`;
  await giveBackAll(run, row.id, { reason: job.state === 'expired' ? 'expired' : 'no-answer', message });
}

async function storeLines(desk: Desk, lines: readonly string[]): Promise<void> {
  const { run, row } = desk;
  const read = lines.map(readBatchLine);
  const ids = read.flatMap((one) => (one.customId === null ? [] : [one.customId.split('.')[0]!]));
  if (ids.length === 0) return;
  const requests = await submittedRequests(run.ctx.db, row.id, { ids: [...new Set(ids)] });
  const byId = new Map(requests.map((request) => [`${request.id}.${request.fence}`, request]));
  const results: Result[] = [];
  for (const line of read) {
    const request = line.customId === null ? undefined : byId.get(line.customId);
    if (!request || line.customId === null) continue;
    // A line that comes twice counts once.
    byId.delete(line.customId);
    results.push(resultOfLine(run, request, line));
  }
  if (results.length > 0)
    await storeOrFail(
      run,
      results.map((result) => judge(run, result)),
    );
}

function resultOfLine(
  run: Run,
  request: SubmittedRequest,
  line: Exclude<BatchLine, { customId: null }>,
): Result {
  const ready = prepareCall(run, request);
  if ('result' in ready) return ready.result;
  const { arm, prepared, call } = ready;
  // The next file is far off: there is no need to wait besides.
  if ('error' in line)
    return { ...readError(run, arm, request, { call, milliseconds: 0 }, line.error), waitMs: 0 };
  const reply = { ...line.answer, limits: null };
  const row = answeredCall(arm, request, call, reply, 0);
  return readReply(arm, request, prepared, { ...row, milliseconds: null }, reply);
}

/** Returns what a provider's batch still holds to the queue; what came back so often without an answer has failed. */
export async function giveBackAll(
  run: Run,
  providerBatchId: string,
  why: { reason: string; message: string },
): Promise<void> {
  for (;;) {
    const page = await submittedRequests(run.ctx.db, providerBatchId, { after: -1n, count: groupSize });
    if (page.length === 0) return;
    const results = page.map((request) => {
      const status = request.attempts < mostAttempts ? ('queued' as const) : ('failed' as const);
      return resultOf(request, run.arms.get(request.armId)!, { status, state: request.state, ...why });
    });
    const stored = await storeOrFail(
      run,
      results.map((result) => judge(run, result)),
    );
    if (stored === 0) return;
  }
}
