import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OverlapFinder } from '#lib/services/contamination/index.ts';

type Finding = Awaited<ReturnType<OverlapFinder>>[number];
type Asked = { set: Parameters<OverlapFinder>[0]; texts: Parameters<OverlapFinder>[1] };
export type OverlapQuestion = Asked & { number: number };
export type OverlapAnswer = { number: number } & ({ found: Finding[] } | { fault: string });

const script = path.join(import.meta.dirname, 'overlap-thread.ts');
/** One core is left to what reads the texts and writes the hits. */
const threads = Math.max(1, Math.min(8, availableParallelism() - 1));

type Waiting = { done: (found: Finding[]) => void; fail: (error: Error) => void };
type Thread = { worker: Worker; under: Map<number, Waiting> };

/**
 * Finds overlaps on other threads, the one with the fewest questions first; each keeps the benchmarks prepared. Threads
 * are begun when they are needed. What a thread that ends by a fault has left is an error to who asked.
 */
export function overlapThreads(): { find: OverlapFinder; close: () => Promise<unknown> } {
  let pool: Thread[] = [];
  let number = 0;
  const open = (): Thread => {
    const thread: Thread = { worker: new Worker(script), under: new Map() };
    thread.worker.on('message', (answer: OverlapAnswer) => {
      const waiting = thread.under.get(answer.number);
      thread.under.delete(answer.number);
      if ('found' in answer) waiting?.done(answer.found);
      else waiting?.fail(new Error(answer.fault));
    });
    thread.worker.on('error', (error: Error) => {
      pool = pool.filter((one) => one !== thread);
      for (const { fail } of thread.under.values()) fail(error);
    });
    thread.worker.unref();
    pool.push(thread);
    return thread;
  };
  const find: OverlapFinder = (set, texts) => {
    const idle = pool.find((one) => one.under.size === 0);
    const least = () => pool.reduce((one, other) => (other.under.size < one.under.size ? other : one));
    const thread = idle ?? (pool.length < threads ? open() : least());
    return new Promise((done, fail) => {
      thread.under.set(++number, { done, fail });
      thread.worker.postMessage({ number, set, texts } satisfies OverlapQuestion);
    });
  };
  return { find, close: () => Promise.all(pool.map((one) => one.worker.terminate())) };
}
