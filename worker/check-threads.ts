import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RuleResult } from '#lib/domain/check/run-rules.ts';
import { judgeText, type Subject } from '#lib/services/check/judge.ts';

const script = path.join(import.meta.dirname, 'check-thread.ts');
/** Rules cost more than all else that a reply needs: one thread of them keeps up with one that asks. */
const threads = Math.max(1, Math.min(4, availableParallelism() - 1));
/** Texts that wait for the threads; what comes beyond is judged where it comes, for then the threads are behind. */
const mostWaiting = 512 * threads;

type Waiting = { subject: Subject; done: (results: RuleResult[]) => void };
type Thread = { worker: Worker; under: Map<number, Waiting[]> };

/**
 * Runs the rules of texts on other threads, what comes in one turn of the event loop together. A thread that ends by a
 * fault hands its texts back: they are judged here, and the next one takes its place.
 */
export function checkThreads() {
  let pool: Thread[] = [];
  let waiting: Waiting[] = [];
  let turn = 0;
  let number = 0;
  /** Texts that the threads have, or that go to them with this turn. */
  let under = 0;
  const open = (): Thread => {
    const thread: Thread = { worker: new Worker(script), under: new Map() };
    thread.worker.on('message', ({ id, results }: { id: number; results: RuleResult[][] }) => {
      const group = thread.under.get(id) ?? [];
      thread.under.delete(id);
      under -= group.length;
      for (const [at, one] of group.entries()) one.done(results[at]!);
    });
    thread.worker.on('error', () => {
      pool = pool.filter((one) => one !== thread);
      const left = [...thread.under.values()].flat();
      under -= left.length;
      for (const one of left) one.done(judgeText(one.subject));
    });
    thread.worker.unref();
    return thread;
  };
  const send = () => {
    while (pool.length < threads) pool.push(open());
    const thread = pool[turn++ % pool.length]!;
    const group = waiting;
    waiting = [];
    thread.under.set(++number, group);
    thread.worker.postMessage({ id: number, subjects: group.map((one) => one.subject) });
  };
  const judge = (subject: Subject) => {
    if (under >= mostWaiting) return Promise.resolve(judgeText(subject));
    under++;
    return new Promise<RuleResult[]>((done) => {
      if (waiting.push({ subject, done }) === 1) setImmediate(send);
    });
  };
  const close = () => Promise.all(pool.map((one) => one.worker.terminate()));
  return { judge, close };
}
