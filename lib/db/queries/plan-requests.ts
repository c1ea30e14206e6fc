import type { Tx } from '../client.ts';
import { type SeedSelection, selectedSeeds } from './seed-filter.ts';

// A batch's requests are its seeds times its samples: made where the seeds are, so that none travels. The id is a
// UUID version 7 like those that Prisma makes, written with functions that PostgreSQL 15 has.
export async function planRequests(
  tx: Tx,
  batchId: string,
  selection: SeedSelection,
  samples: number,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO generation_requests (id, batch_id, seed_id, sample)
    SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
             substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
             52, 1), 53, 1), 'hex')::uuid,
           ${batchId}::uuid, seeds.id, sample
    FROM (${selectedSeeds(selection)}) AS seeds, generate_series(0, ${samples - 1}::int) AS sample
    ORDER BY sample, seeds.seq`;
}
