import { Worker } from 'node:worker_threads';

/** What a thread is asked, under a number, and what it answers: a result, or the words of its fault. */
export type Question<Q> = { number: number; asked: Q };
export type Answer<R> = { number: number } & ({ result: R } | { fault: string });

type Waiting<R> = { done: (result: R) => void; fail: (error: Error) => void };
type Thread<R> = { worker: Worker; under: Map<number, Waiting<R>> };

/**
 * At most so many threads of a script (see `answerOnThread`), begun when they are needed; a question goes to the one with
 * the fewest. `moved` is memory that goes with a question without being copied. What a thread that ends by a fault has
 * left is an error to who asked.
 */
export function threadPool<Q, R>(script: string, threads: number) {
  let pool: Thread<R>[] = [];
  let number = 0;
  const open = (): Thread<R> => {
    const thread: Thread<R> = { worker: new Worker(script), under: new Map() };
    thread.worker.on('message', (answer: Answer<R>) => {
      const waiting = thread.under.get(answer.number);
      thread.under.delete(answer.number);
      if ('result' in answer) waiting?.done(answer.result);
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
  const ask = (asked: Q, moved: ArrayBuffer[] = []): Promise<R> => {
    const idle = pool.find((one) => one.under.size === 0);
    const least = () => pool.reduce((one, other) => (other.under.size < one.under.size ? other : one));
    const { worker, under } = idle ?? (pool.length < threads ? open() : least());
    return new Promise((done, fail) => {
      under.set(++number, { done, fail });
      worker.postMessage({ number, asked } satisfies Question<Q>, moved);
    });
  };
  return { ask, close: () => Promise.all(pool.map((one) => one.worker.terminate())) };
}
