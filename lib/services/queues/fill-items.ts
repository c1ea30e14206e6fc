import type { Tx } from '#lib/db/client.ts';
import type { ReviewQueue } from '#lib/db/generated/client.ts';
import { chosenVariants } from '#lib/db/queries/browse/chosen-variants.ts';
import { analyzeItems } from '#lib/db/queries/queues/analyze-items.ts';
import { fillQueue } from '#lib/db/queries/queues/fill-queue.ts';
import { outcomesByKind } from '#lib/db/queries/queues/outcomes-by-kind.ts';
import { rankValue } from '#lib/db/queries/queues/rank-value.ts';
import { expectedInformation } from '#lib/domain/queues/orders.ts';
import { QueueSelection } from '#lib/domain/queues/schema.ts';

/** So many new items change what the planner has to know. */
const many = 1_000;

type Filled = Pick<ReviewQueue, 'id' | 'projectId' | 'filter' | 'order' | 'randomSeed'>;

/** What a queue asks of a variant `t`. */
export const chosenOf = (queue: Pick<Filled, 'projectId' | 'filter'>) =>
  chosenVariants(queue.projectId, { filter: QueueSelection.parse(queue.filter) });

/** Puts every pending variant that the filter admits into the queue, in its order; the number of new items. */
export async function fillItems(tx: Tx, queue: Filled): Promise<number> {
  const outcomes = queue.order === 'information' ? await outcomesByKind(tx, queue.projectId) : [];
  const kinds = outcomes.map((one) => ({ ...one, bits: expectedInformation(one) }));
  const added = await fillQueue(tx, {
    queueId: queue.id,
    randomSeed: queue.randomSeed,
    chosen: chosenOf(queue),
    value: rankValue(queue.order, kinds),
  });
  if (added >= many) await analyzeItems(tx);
  return added;
}
