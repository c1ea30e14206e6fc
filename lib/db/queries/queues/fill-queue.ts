import type { Tx } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';

export type Fill = {
  queueId: string;
  randomSeed: number;
  /** What is asked of a variant `t`. */
  chosen: Prisma.Sql;
  value: Prisma.Sql;
};

// One statement for up to millions of items. Equals are ordered by a hash of seed and id that anybody can make again.
// What is in the queue already keeps its place; further variants come behind it.
export async function fillQueue(tx: Tx, { queueId, randomSeed, chosen, value }: Fill): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO queue_items (id, queue_id, variant_id, rank)
    SELECT gen_random_uuid(), ${queueId}::uuid, f.id,
           (SELECT coalesce(max(rank), 0) FROM queue_items WHERE queue_id = ${queueId}::uuid)
             + row_number() OVER (ORDER BY f.value, md5(${`${randomSeed}:`} || f.id::text))::int
    FROM (SELECT t.id, ${value} AS value FROM variants AS t
          WHERE ${chosen} AND t.status = 'pending'
            AND NOT EXISTS (SELECT FROM gold_variants AS g WHERE g.variant_id = t.id)
            AND NOT EXISTS (SELECT FROM queue_items AS q
                            WHERE q.queue_id = ${queueId}::uuid AND q.variant_id = t.id)) AS f
    ON CONFLICT (queue_id, variant_id) DO NOTHING`;
}
