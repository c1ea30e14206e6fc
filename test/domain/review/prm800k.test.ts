import { expect, test } from 'vitest';
import { prmLine } from '#lib/domain/review/steps/prm800k.ts';

const label = {
  variant: 'v',
  revision: 2,
  problem: 'What is 2 + 3 + 4?',
  solution: '2 + 3 = 6\n6 + 4 = 10\nSo it is \\boxed{10}.',
  answer: '10',
  known: '9',
  labeler: 'somebody',
  at: new Date('2026-01-02T03:04:05.000Z'),
};
const steps = ['2 + 3 = 6', '6 + 4 = 10', 'So it is \\boxed{10}.'];
const ratings = (step: number) => {
  const line = JSON.parse(prmLine({ ...label, step }));
  return line.label.steps.map((one: { completions: { rating: number }[] }) => one.completions[0]!.rating);
};

test('a line has the fields of PRM800K', () => {
  const line = prmLine({ ...label, step: 1 });
  expect(line.endsWith('\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({
    labeler: 'somebody',
    timestamp: '2026-01-02T03:04:05.000Z',
    generation: null,
    is_quality_control_question: false,
    is_initial_screening_question: false,
    question: {
      problem: label.problem,
      ground_truth_solution: null,
      ground_truth_answer: '9',
      pre_generated_steps: steps,
      pre_generated_answer: '10',
      pre_generated_verifier_score: null,
    },
    label: {
      steps: [
        {
          completions: [{ text: steps[0], rating: -1, flagged: false }],
          human_completion: null,
          chosen_completion: null,
        },
      ],
      total_time: null,
      finish_reason: 'found_error',
    },
    variant: 'v',
    revision: 2,
  });
});

test.each([
  [0, [1, 1, 1], 'solution'],
  [1, [-1], 'found_error'],
  [3, [1, 1, -1], 'found_error'],
] as const)('with %i as the first wrong step the ratings are %j', (step, expected, reason) => {
  expect(ratings(step)).toEqual(expected);
  expect(JSON.parse(prmLine({ ...label, step })).label.finish_reason).toBe(reason);
});
