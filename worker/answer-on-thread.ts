import { parentPort } from 'node:worker_threads';
import type { Answer, Question } from './thread-pool.ts';

/** On a thread of a `threadPool`: answers its questions. `movedWith` is memory that goes back without being copied. */
export function answerOnThread<Q, R>(
  work: (asked: Q) => R | Promise<R>,
  movedWith: (result: R) => ArrayBuffer[] = () => [],
): void {
  parentPort?.on('message', async ({ number, asked }: Question<Q>) => {
    const reply = (answer: Answer<R>, moved: ArrayBuffer[] = []) => parentPort?.postMessage(answer, moved);
    try {
      const result = await work(asked);
      reply({ number, result }, movedWith(result));
    } catch (error) {
      reply({ number, fault: error instanceof Error ? error.message : String(error) });
    }
  });
}
