import { parentPort } from 'node:worker_threads';
import { judgeText, type Subject } from '#lib/services/check/judge.ts';

// What cannot be read is thrown, thousands of times a second; nobody sees where.
Error.stackTraceLimit = 0;

/** A thread that runs the rules which need a text alone; see check-threads.ts. */
parentPort?.on('message', ({ id, subjects }: { id: number; subjects: Subject[] }) => {
  parentPort?.postMessage({ id, results: subjects.map(judgeText) });
});
parentPort?.postMessage('ready');
