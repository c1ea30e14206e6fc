import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type RuleResult, unfinishedRules } from '#lib/domain/check/run-rules.ts';
import { judgeText, type Subject } from '#lib/services/check/judge.ts';

const usualScript = path.join(import.meta.dirname, 'check-thread.ts');
/** Rules cost more than all else that a reply needs: one thread of them keeps up with one that asks. */
const threads = Math.max(1, Math.min(4, availableParallelism() - 1));
/** Texts that wait for the threads; what comes beyond is judged where it comes, for then the threads are behind. */
const mostWaiting = 512 * threads;

/** A text takes some milliseconds, and all that wait at once some seconds. */
const usualDeadlineMs = 60_000;

type Waiting = { subject: Subject; done: (results: RuleResult[]) => void };
type Thread = {
  worker: Worker;
  /** What it runs is loaded. */
  ready: boolean;
  under: Map<number, Waiting[]>;
  deadline: NodeJS.Timeout | null;
};
type Said = 'ready' | { id: number; results: RuleResult[][] };

/**
 * Runs the rules of texts on other threads, what comes in one turn of the event loop together. A thread that ends by a
 * fault, takes all memory or is silent for too long is replaced. What it had goes to another one text by text, and the
 * text that ends a thread by itself is undecided: it costs nobody else a check.
 */
export function checkThreads({ script = usualScript, deadlineMs = usualDeadlineMs, heapMb = 1024 } = {}) {
  let pool: Thread[] = [];
  let waiting: Waiting[] = [];
  let turn = 0;
  let number = 0;
  /** Texts that the threads have, or that go to them with this turn. */
  let under = 0;
  const open = (): Thread => {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    const thread: Thread = { worker, ready: false, under: new Map(), deadline: null };
    thread.worker.on('message', (said: Said) => {
      if (said === 'ready') {
        thread.ready = true;
        return watch(thread);
      }
      const { id, results } = said;
      const group = thread.under.get(id) ?? [];
      thread.under.delete(id);
      watch(thread);
      under -= group.length;
      for (const [at, one] of group.entries()) one.done(results[at]!);
    });
    thread.worker.on('error', () => giveUp(thread));
    thread.worker.unref();
    return thread;
  };
  /** Begins the time limit of the group that a thread is at now: its start, long on a busy machine, is no text's fault. */
  const watch = (thread: Thread) => {
    if (thread.deadline) clearTimeout(thread.deadline);
    const idle = thread.under.size === 0 || !thread.ready;
    thread.deadline = idle ? null : setTimeout(giveUp, deadlineMs, thread);
  };
  const giveUp = (thread: Thread) => {
    if (!pool.includes(thread)) return;
    pool = pool.filter((one) => one !== thread);
    if (thread.deadline) clearTimeout(thread.deadline);
    void thread.worker.terminate();
    const [first = [], ...behind] = thread.under.values();
    if (first.length === 1) {
      under -= 1;
      first[0]!.done(unfinishedRules('text', 'it takes too much time or memory.'));
    } else for (const one of first) sendGroup([one]);
    for (const group of behind) sendGroup(group);
  };
  const sendGroup = (group: Waiting[]) => {
    while (pool.length < threads) pool.push(open());
    const thread = pool[turn++ % pool.length]!;
    thread.under.set(++number, group);
    thread.worker.postMessage({ id: number, subjects: group.map((one) => one.subject) });
    if (thread.deadline === null) watch(thread);
  };
  const send = () => {
    const group = waiting;
    waiting = [];
    sendGroup(group);
  };
  const judge = (subject: Subject) => {
    if (under >= mostWaiting) return Promise.resolve(judgeText(subject));
    under++;
    return new Promise<RuleResult[]>((done) => {
      if (waiting.push({ subject, done }) === 1) setImmediate(send);
    });
  };
  const close = () => {
    for (const { deadline } of pool) if (deadline) clearTimeout(deadline);
    return Promise.all(pool.map((one) => one.worker.terminate()));
  };
  return { judge, close };
}
