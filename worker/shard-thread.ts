import { parentPort } from 'node:worker_threads';
import { encodeBlock } from '#lib/storage/shards/shard-encoder.ts';
import type { ShardAnswer, ShardQuestion } from './shard-threads.ts';

/** A thread that makes shards; see shard-threads.ts. Memory goes to and fro without being copied. */
parentPort?.on('message', ({ id, block }: ShardQuestion) => {
  const reply = (answer: ShardAnswer, moved: ArrayBuffer[] = []) => parentPort?.postMessage(answer, moved);
  try {
    const shard = encodeBlock(block);
    reply({ id, shard }, [shard.file.buffer as ArrayBuffer]);
  } catch (error) {
    reply({ id, fault: error instanceof Error ? error.message : String(error) });
  }
});
