import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ShardCalls, ShardThread } from './shard-calls.ts';

const script = path.join(import.meta.dirname, 'shard-thread.ts');

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };
type Answer = { id: number; value?: unknown; error?: string };

const names: readonly (keyof ShardCalls)[] = [
  ...(['count', 'frequencies', 'open', 'add', 'scan', 'fetch', 'reach', 'compare'] as const),
];

/** Opens threads that hold parts of the rows; `close` ends them whatever they do. */
export function openShardThreads(count: number) {
  const threads = Array.from({ length: count }, openThread);
  return {
    shards: threads.map((thread) => thread.shard),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.worker.terminate()));
    },
  };
}

function openThread() {
  const worker = new Worker(script);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let broken: Error | null = null;
  const fail = (error: Error) => {
    broken = error;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, value, error }: Answer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('A thread of the selection ended.')));
  const ask = (name: keyof ShardCalls, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (broken) return reject(broken);
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, name, args });
    });
  const shard = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => ask(name, args)]));
  return { worker, shard: shard as unknown as ShardThread };
}
