import path from 'node:path';
import { openThread } from '../call-thread.ts';
import type { ShardCalls } from './shard-calls.ts';

const script = path.join(import.meta.dirname, 'shard-thread.ts');
const names = [
  ...(['count', 'frequencies', 'open', 'add', 'put', 'scan', 'fetch', 'reach', 'compare'] as const),
] satisfies (keyof ShardCalls)[];

/** Opens threads that hold parts of the rows; `close` ends them whatever they do. */
export function openShardThreads(count: number) {
  const threads = Array.from({ length: count }, () => openThread<ShardCalls>(script, names));
  return {
    shards: threads.map((thread) => thread.calls),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
