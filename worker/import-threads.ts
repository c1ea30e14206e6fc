import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Block, DraftPlan } from '#lib/services/seeds/import/draft-block.ts';
import { type Drafted, type Drafter, draftHere } from '#lib/services/seeds/import/draft-in-order.ts';

/** Blocks that are drafted on the main thread before others are started: a small file has been read by then. */
const here = 4;

const script = path.join(import.meta.dirname, 'import-thread.ts');
/** One connection copies about what two of them draft, and leaves them half a core of the second one. */
const most = Math.min(3, availableParallelism());

type Waiting = { done: (drafted: Drafted) => void; failed: (error: Error) => void };
type Thread = { worker: Worker; under: Map<number, Waiting> };

/** Lends threads to one import; they end with it. */
export async function withImportThreads<R>(work: (drafter: Drafter) => Promise<R>): Promise<R> {
  const threads = importThreads();
  try {
    return await work(threads);
  } finally {
    await threads.close();
  }
}

/** Drafts the blocks of one import on other threads, which start when the file proves to be large and end with `close`. */
export function importThreads(threads = most): Drafter & { close: () => Promise<unknown> } {
  let pool: Thread[] = [];
  let number = 0;
  let blocks = 0;
  const open = (): Thread => {
    const thread: Thread = { worker: new Worker(script), under: new Map() };
    thread.worker.on('message', ({ id, drafted }: { id: number; drafted: Drafted }) => {
      thread.under.get(id)?.done(drafted);
      thread.under.delete(id);
    });
    // The import fails with it and goes on, behind its last whole part, when the queue tries again.
    thread.worker.on('error', (error) => {
      pool = pool.filter((one) => one !== thread);
      for (const one of thread.under.values()) one.failed(error as Error);
    });
    thread.worker.unref();
    return thread;
  };
  const draft = (block: Block, plan: DraftPlan, space?: ArrayBuffer) => {
    blocks += 1;
    if (blocks <= here) return draftHere.draft(block, plan, space);
    while (pool.length < threads) pool.push(open());
    const { worker, under } = pool.reduce((least, one) => (one.under.size < least.under.size ? one : least));
    const lines = block.lines?.bytes.buffer;
    const moved = [space, lines].filter((one) => one !== undefined && one.byteLength > 0) as ArrayBuffer[];
    return new Promise<Drafted>((done, failed) => {
      number += 1;
      under.set(number, { done, failed });
      worker.postMessage({ id: number, block, plan, space }, moved);
    });
  };
  const close = () => Promise.all(pool.map((one) => one.worker.terminate()));
  return { draft, ahead: threads + 2, close };
}
