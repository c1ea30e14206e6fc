import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { RuleResult } from '#lib/domain/check/run-rules.ts';
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

test('a thread that ends behind a text that it is done with costs that text nothing', async () => {
  const judged: Promise<RuleResult[]>[] = [];
  for (let at = 0; at < 8; at++)
    for (const problem of [`What is $${at}+1$?`, 'throw']) {
      judged.push(threads.judge(subject(problem)));
      // The next one goes to the threads by itself.
      await new Promise(setImmediate);
    }
  for (const [at, results] of (await Promise.all(judged)).entries())
    if (at % 2 === 0) expect(results).toEqual(judgeText(subject(`What is $${at / 2}+1$?`)));
    else expect(results.map(({ outcome }) => outcome)).toContain('undecided');
}, 120_000);
