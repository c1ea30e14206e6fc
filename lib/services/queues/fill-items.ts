import type { Tx } from '#lib/db/client.ts';
import type { ReviewQueue } from '#lib/db/generated/client.ts';
import { dueVariants } from '#lib/db/queries/audits/due-variants.ts';
import { chosenVariants } from '#lib/db/queries/browse/chosen-variants.ts';
import { analyzeItems } from '#lib/db/queries/queues/analyze-items.ts';
import { fillQueue } from '#lib/db/queries/queues/fill-queue.ts';
import { outcomesByKind } from '#lib/db/queries/queues/outcomes-by-kind.ts';
import { rankValue } from '#lib/db/queries/queues/rank-value.ts';
import { reopenWithdrawn } from '#lib/db/queries/queues/reopen-withdrawn.ts';
import { expectedInformation } from '#lib/domain/queues/orders.ts';
import { QueueSelection } from '#lib/domain/queues/schema.ts';
import { duePartsOf } from '../audits/due-rows.ts';

/** So many new items change what the planner has to know. */
const many = 1_000;

type Filled = Pick<ReviewQueue, 'id' | 'projectId' | 'filter' | 'auditId' | 'order' | 'randomSeed'>;

/** What a queue asks of a variant `t`; of one that belongs to an audit, what the audit asked. */
export const chosenOf = (queue: Pick<Filled, 'projectId' | 'filter'>) =>
  chosenVariants(queue.projectId, { filter: QueueSelection.parse(queue.filter) });

/** What is put into a queue now: what its filter admits, or the drawn rows of its audit up to the next looks. */
export async function dueOf(tx: Tx, queue: Pick<Filled, 'projectId' | 'filter' | 'auditId'>) {
  const { auditId } = queue;
  return auditId === null ? chosenOf(queue) : dueVariants(auditId, await duePartsOf(tx, auditId));
}

/** Puts every pending variant that is due into the queue, in its order; the number of items that are asked newly. */
export async function fillItems(tx: Tx, queue: Filled): Promise<number> {
  const outcomes = queue.order === 'information' ? await outcomesByKind(tx, queue.projectId) : [];
  const kinds = outcomes.map((one) => ({ ...one, bits: expectedInformation(one) }));
  const again = queue.auditId === null ? 0 : await reopenWithdrawn(tx, queue.id);
  const added = await fillQueue(tx, {
    queueId: queue.id,
    randomSeed: queue.randomSeed,
    chosen: await dueOf(tx, queue),
    value: rankValue(queue.order, kinds),
  });
  if (added >= many) await analyzeItems(tx);
  return added + again;
}
