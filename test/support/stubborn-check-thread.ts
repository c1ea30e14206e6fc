import { parentPort } from 'node:worker_threads';
import { judgeText, type Subject } from '#lib/services/check/judge.ts';

/** As worker/check-thread.ts, but texts that say so never end, take all memory, or end the thread. */
parentPort?.on('message', ({ id, subjects }: { id: number; subjects: Subject[] }) => {
  for (const { variant } of subjects) {
    if (variant.problem === 'hang') for (;;);
    if (variant.problem === 'grow')
      for (const all: string[][] = []; ; ) all.push(new Array(100_000).fill('x'));
    if (variant.problem === 'throw') throw new Error('thrown');
  }
  parentPort?.postMessage({ id, results: subjects.map(judgeText) });
});
parentPort?.postMessage('ready');
