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
type Said = 'ready' | { id: number; results: RuleResult[][] };
/** What a thread that has ended left: the group that ended it, if one did, and those that it had not come to. */
type Left = { blamed: Waiting[] | null; others: Waiting[][] };
type Thread = { worker: Worker; give: (group: Waiting[]) => void };

/**
 * A thread that takes groups one after the other. One that ends by a fault, takes all memory or is silent for too long
 * ends, and says what it left.
 */
function checkThread(
  options: { script: string; deadlineMs: number; heapMb: number },
  on: { done: (group: Waiting[], results: RuleResult[][]) => void; end: (left: Left) => void },
): Thread {
  const worker = new Worker(options.script, { resourceLimits: { maxOldGenerationSizeMb: options.heapMb } });
  const groups = new Map<number, Waiting[]>();
  let number = 0;
  let ready = false;
  let deadline: NodeJS.Timeout | undefined;
  /** The group that it was at when its time was over. */
  let late: number | undefined;
  const atNow = () => groups.keys().next().value;
  /** Begins the time limit of the group that it is at now: its start, long on a busy machine, is no text's fault. */
  const watch = () => {
    clearTimeout(deadline);
    deadline = undefined;
    if (groups.size > 0 && ready && late === undefined) deadline = setTimeout(giveUp, options.deadlineMs);
  };
  const giveUp = () => {
    late = atNow();
    void worker.terminate();
  };
  worker.on('message', (said: Said) => {
    if (said === 'ready') ready = true;
    else {
      const group = groups.get(said.id)!;
      groups.delete(said.id);
      on.done(group, said.results);
    }
    watch();
  });
  // What it said before it ended is always read before 'exit', not before 'error': only then is known what it left.
  worker.on('error', () => {});
  worker.on('exit', () => {
    clearTimeout(deadline);
    // What was late may have come to its end all the same: then no other is to blame.
    const left = [...groups.values()];
    const blamed = late === undefined || late === atNow() ? left.shift() : undefined;
    on.end({ blamed: blamed ?? null, others: left });
  });
  worker.unref();
  const give = (group: Waiting[]) => {
    groups.set(++number, group);
    worker.postMessage({ id: number, subjects: group.map((one) => one.subject) });
    if (!deadline) watch();
  };
  return { worker, give };
}

/**
 * Runs the rules of texts on other threads, what comes in one turn of the event loop together. A thread that ends by a
 * fault, takes all memory or is silent for too long is replaced. What it had goes to another one text by text, and the
 * text that ends a thread by itself is undecided: it costs nobody else a check.
 */
export function checkThreads({ script = usualScript, deadlineMs = usualDeadlineMs, heapMb = 1024 } = {}) {
  let pool: Thread[] = [];
  let waiting: Waiting[] = [];
  let turn = 0;
  /** Texts that the threads have, or that go to them with this turn. */
  let under = 0;
  let closed = false;
  const done = (group: Waiting[], results: RuleResult[][]) => {
    under -= group.length;
    for (const [at, one] of group.entries()) one.done(results[at]!);
  };
  /** Sends what a thread left to another one; a text that ended it by itself is given up. */
  const passOn = ({ blamed, others }: Left) => {
    if (closed) return;
    if (blamed?.length === 1) done(blamed, [unfinishedRules('text', 'it takes too much time or memory.')]);
    else for (const one of blamed ?? []) sendGroup([one]);
    for (const group of others) sendGroup(group);
  };
  const open = () => {
    const end = (left: Left) => {
      pool = pool.filter((one) => one !== thread);
      passOn(left);
    };
    const thread = checkThread({ script, deadlineMs, heapMb }, { done, end });
    return thread;
  };
  const sendGroup = (group: Waiting[]) => {
    while (pool.length < threads) pool.push(open());
    pool[turn++ % pool.length]!.give(group);
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
    closed = true;
    return Promise.all(pool.map((one) => one.worker.terminate()));
  };
  return { judge, close };
}
