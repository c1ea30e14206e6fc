import { type ClaimedRequest, claimRequests } from '#lib/db/queries/claim-requests.ts';
import { stopOf } from '#lib/db/queries/stop-of.ts';
import { submitRequests } from '#lib/db/queries/submit-requests.ts';
import { submittedLoad } from '#lib/db/queries/submitted-load.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { prepareCall } from '../run/ask.ts';
import { createCallLoad } from '../run/call-load.ts';
import { leaseSeconds, type Run } from '../run/run.ts';
import { stopAtCondition } from '../run/stop-batch.ts';
import { judge } from '../run/store-group.ts';
import { storeOrFail } from '../run/store-or-fail.ts';

/** Providers take 50,000 lines and 200 MB: prompts with worked examples are a few kilobytes each. */
const mostLines = 20_000;

/** What a call costs is guessed until so many were answered; then it is their mean and a little more. */
const fewAnswers = 5;
const margin = 1.2;

/** Hands every free call of a batch to the model's Batch API, in files as large as it takes and the budget allows. */
export async function submitCalls(run: Run, endpointId: string): Promise<void> {
  const { expectedCost } = createCallLoad(run, endpointId);
  while (!run.stopping.aborted) {
    const count = Math.min(run.mostLines ?? mostLines, await affordable(run, expectedCost));
    if (count < 1) break;
    const claim = { batchId: run.batch.id, endpointId, workerId: run.holder, count, leaseSeconds };
    const claimed = await claimRequests(run.ctx.db, claim);
    if (claimed.length === 0) break;
    await submitGroup(run, endpointId, claimed);
  }
  const stop = await stopOf(run.ctx.db, run.batch.id);
  if (stop?.reached) await stopAtCondition(run, stop.reached);
}

/** How many calls the budget has room for beside those that are submitted; one where nothing is under way. */
async function affordable(run: Run, expectedCost: number): Promise<number> {
  const { submitted, answered, budget, spent } = await submittedLoad(run.ctx.db, run.batch.id);
  if (budget === null || expectedCost === 0) return Number.POSITIVE_INFINITY;
  const each = answered < fewAnswers ? expectedCost : (spent / answered) * margin;
  const room = Math.floor((budget - spent) / each) - submitted;
  return submitted === 0 && spent < budget ? Math.max(1, room) : room;
}

/** Writes the provider's batch and its requests before anything is sent; a job sends it. */
async function submitGroup(run: Run, endpointId: string, claimed: readonly ClaimedRequest[]): Promise<void> {
  const ready = claimed.map((request) => ({ request, call: prepareCall(run, request) }));
  const ended = ready.flatMap(({ call }) => ('result' in call ? [judge(run, call.result)] : []));
  if (ended.length > 0) await storeOrFail(run, ended);
  const lines = ready.flatMap(({ request, call }) =>
    'result' in call ? [] : [{ id: request.id, fence: request.fence }],
  );
  if (lines.length === 0) return;
  await run.ctx.db.$transaction(
    async (tx) => {
      const { id } = await tx.providerBatch.create({
        data: { batchId: run.batch.id, endpointId, createdAt: run.ctx.now() },
      });
      const total = await submitRequests(tx, id, lines);
      await tx.providerBatch.update({ where: { id }, data: { total } });
      await enqueue(tx, 'generate.provider-batch', { providerBatchId: id });
    },
    { timeout: 120_000 },
  );
}
