import { prmRecord } from '../../review/steps/prm800k.ts';
import type { VersionFormat } from './format.ts';

/**
 * Steps before the first wrong one are rated 1, that one -1. `solution`, the text that the steps are of, and
 * `first_wrong_step`, 0 where every step is right, are ours.
 */
export const prm800k: VersionFormat = {
  id: 'prm800k',
  title: 'PRM800K step labels',
  description: 'question and label with rated steps; rows of which the first wrong step is known',
  columns: {
    labeler: 'text',
    timestamp: 'text',
    generation: 'int',
    is_quality_control_question: 'flag',
    is_initial_screening_question: 'flag',
    question: {
      problem: 'text',
      ground_truth_solution: 'text',
      ground_truth_answer: 'text',
      pre_generated_steps: ['text'],
      pre_generated_answer: 'text',
      pre_generated_verifier_score: 'int',
    },
    label: {
      steps: [
        {
          completions: [{ text: 'text', rating: 'int', flagged: 'flag' }],
          human_completion: 'text',
          chosen_completion: 'int',
        },
      ],
      total_time: 'int',
      finish_reason: 'text',
    },
    solution: 'text',
    first_wrong_step: 'int',
  },
  rows: 'labelled',
  reads: ['problem', 'solution', 'answer', 'first_wrong_step'],
  hasAnswer: true,
  toRecord: ({ problem, solution, answer, firstWrongStep }) => ({
    ...prmRecord({ problem, solution, answer, step: firstWrongStep ?? 0 }),
    solution,
    first_wrong_step: firstWrongStep,
  }),
};
