import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { judgeText, type Subject } from '#lib/services/check/judge.ts';
import { checkThreads } from '#worker/check-threads.ts';

const script = path.resolve(import.meta.dirname, '../support/stubborn-check-thread.ts');
const threads = checkThreads({ script, deadlineMs: 5000, heapMb: 64 });
afterAll(() => threads.close());

const subject = (problem: string): Subject => ({
  ...{ id: problem, seq: null, hash: problem, truth: '2' },
  variant: { problem, solution: 'It is $\\boxed{2}$.', answer: '2' },
  seed: { id: 'seed', problem: 'What is 1 + 1?', solution: null, answer: '2' },
  method: { groundTruth: 'inherited', keepsProblem: false },
});

test('a text that never ends, takes all memory or ends its thread is undecided, and costs its neighbours nothing', async () => {
  const problems = [
    'What is $1+1$?',
    'hang',
    'What is $2$?',
    'throw',
    'What is $3-1$?',
    'grow',
    'What is $4-2$?',
  ];
  const judged = await Promise.all(problems.map((problem) => threads.judge(subject(problem))));
  for (const [at, results] of judged.entries()) {
    const problem = problems[at]!;
    if (problem.startsWith('What')) expect(results, problem).toEqual(judgeText(subject(problem)));
    else {
      expect(results.length).toBeGreaterThan(3);
      for (const { outcome, reason } of results) {
        expect(outcome).toBe('undecided');
        expect(reason).toMatch(/takes too much time or memory/);
      }
    }
  }
}, 120_000);
