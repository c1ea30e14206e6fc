import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ColumnBlock, movedWith } from '#lib/storage/shards/row-columns.ts';
import { type EncodedShard, encodeBlock, type ShardEncoder } from '#lib/storage/shards/shard-encoder.ts';

export type ShardQuestion = { id: number; block: ColumnBlock };
export type ShardAnswer = { id: number } & ({ shard: EncodedShard } | { fault: string });

/** Rows that are encoded on the thread that asks: a thread would take longer to begin. */
const few = 2_000;

const script = path.join(import.meta.dirname, 'shard-thread.ts');
/** The database and what reads its rows take a core each; more than four would wait for rows. */
const most = Math.max(1, Math.min(4, availableParallelism() - 1));

type Waiting = { done: (shard: EncodedShard) => void; fail: (error: Error) => void };
type Thread = { worker: Worker; under: Map<number, Waiting> };

/** Lends threads that make shards to one freeze; they begin with the first large one and end with it. */
export async function withShardThreads<R>(work: (encoder: ShardEncoder) => Promise<R>): Promise<R> {
  let pool: Thread[] = [];
  let number = 0;
  const open = (): Thread => {
    const thread: Thread = { worker: new Worker(script), under: new Map() };
    thread.worker.on('message', (answer: ShardAnswer) => {
      const waiting = thread.under.get(answer.id);
      thread.under.delete(answer.id);
      if ('shard' in answer) waiting?.done(answer.shard);
      else waiting?.fail(new Error(answer.fault));
    });
    // The freeze fails with it and leaves no version; the queue tries again.
    thread.worker.on('error', (error: Error) => {
      pool = pool.filter((one) => one !== thread);
      for (const { fail } of thread.under.values()) fail(error);
    });
    thread.worker.unref();
    pool.push(thread);
    return thread;
  };
  const encode = async (block: ColumnBlock): Promise<EncodedShard> => {
    if (block.rows < few) return encodeBlock(block);
    const idle = pool.find((one) => one.under.size === 0);
    const least = () => pool.reduce((one, other) => (other.under.size < one.under.size ? other : one));
    const { worker, under } = idle ?? (pool.length < most ? open() : least());
    return new Promise((done, fail) => {
      under.set(++number, { done, fail });
      worker.postMessage({ id: number, block } satisfies ShardQuestion, movedWith(block));
    });
  };
  try {
    return await work({ encode, ahead: most + 1 });
  } finally {
    await Promise.all(pool.map((one) => one.worker.terminate()));
  }
}
