import type { Tx } from '#lib/db/client.ts';
import type { ProviderBatch } from '#lib/db/generated/client.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { LlmError, LlmErrorKind } from '#lib/llm/client.ts';
import type { Run } from '../run/run.ts';
import { endBatch } from '../run/stop-batch.ts';

/** What no waiting mends: somebody has to give another key, or to pay. */
const forPeople: readonly LlmErrorKind[] = ['unauthorised', 'quota'];

/**
 * Pauses a batch whose provider does not let us look at what it works on, with the provider's words. Its calls stay
 * there: they may be under way or answered, and are collected once somebody resumes it. False where looking again
 * later is right.
 */
export async function waitsForPerson(run: Run, row: ProviderBatch, error: LlmError): Promise<boolean> {
  if (!forPeople.includes(error.kind)) return false;
  const text =
    `${modelName(run, row)} does not let us look at its batch, and this one was paused: ${error.message} ` +
    'Nothing is lost: repair the key under Settings, Models, and resume; what the provider answered is collected then.';
  await endBatch(run.ctx, run.batch, { status: 'paused', stopReason: 'provider', error: text });
  const { status, stopReason } = await run.ctx.db.batch.findUniqueOrThrow({ where: { id: run.batch.id } });
  return status === 'paused' && stopReason === 'provider';
}

/** Looks at once again after what a batch still has at providers. */
export async function lookAfterProviderBatches(tx: Tx, batchId: string): Promise<void> {
  const open = await tx.providerBatch.findMany({ where: { batchId, endedAt: null }, select: { id: true } });
  for (const { id } of open) await enqueue(tx, 'generate.provider-batch', { providerBatchId: id });
}

/** The name of the model that a provider's batch asks, as the plan knows it. */
export function modelName(run: Run, { endpointId }: ProviderBatch): string {
  const arms = [...run.arms.values()];
  return arms.find((arm) => arm.recipe.model?.id === endpointId)?.recipe.model?.name ?? 'The model';
}
