import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type ColumnBlock, movedWith } from '#lib/storage/shards/row-columns.ts';
import { type EncodedShard, encodeBlock, type ShardEncoder } from '#lib/storage/shards/shard-encoder.ts';
import { threadPool } from './thread-pool.ts';

/** Rows that are encoded on the thread that asks: a thread would take longer to begin. */
const few = 2_000;

const script = path.join(import.meta.dirname, 'shard-thread.ts');
/** The database and what reads its rows take a core each; more than four would wait for rows. */
const most = Math.max(1, Math.min(4, availableParallelism() - 1));

/**
 * Lends threads that make shards to one freeze; they begin with the first large one and end with it. A freeze fails with
 * its thread and leaves no version; the queue tries again.
 */
export async function withShardThreads<R>(work: (encoder: ShardEncoder) => Promise<R>): Promise<R> {
  const pool = threadPool<ColumnBlock, EncodedShard>(script, most);
  const encode = async (block: ColumnBlock) =>
    block.rows < few ? encodeBlock(block) : pool.ask(block, movedWith(block));
  try {
    return await work({ encode, ahead: most + 1 });
  } finally {
    await pool.close();
  }
}
