import type { BuiltInTemplate, Message } from '../template.ts';
import { type SolvedExample, solvedExamples } from './solved-examples.ts';

const INSTRUCTION = [
  'You solve mathematics problems for students who will study your solution line by line.',
  'Reason step by step. Give every calculation its own line and write out the numbers that go into it.',
  'Write formulas in LaTeX between dollar signs.',
  'Finish with one line that states the final answer, and nothing but the final answer, inside \\boxed{}.',
].join(' ');

/** Examples as turns of a conversation. */
export function asTurns(examples: readonly SolvedExample[]): Message[] {
  return examples.flatMap(({ problem, solution }): Message[] => [
    { role: 'user', content: problem },
    { role: 'assistant', content: solution },
  ]);
}

/** Chain of thought after eight examples, as many as MetaMath shows. */
export const solve: BuiltInTemplate = {
  name: 'solve',
  title: 'Solve',
  purpose: 'A step-by-step solution that ends in a boxed answer.',
  version: 2,
  variables: { problem: 'The problem to solve' },
  required: ['problem', '\\boxed'],
  messages: [
    { role: 'system', content: INSTRUCTION },
    ...asTurns(solvedExamples),
    { role: 'user', content: '{{problem}}' },
  ],
};
