import { describe, expect, test } from 'vitest';
import { type AnswerPolicy, trainingText } from '#lib/domain/versions/training-text.ts';
import { extractAnswer } from '#lib/math/answers/index.ts';

type Texts = Record<Exclude<AnswerPolicy, 'keep'>, string> & { keep?: string };

const box = String.raw;

describe('the final answer of a training text', () => {
  test.each<[string, string, string, Texts]>([
    [
      'is added to a text that ends without it',
      'Seven rows of eight.',
      '56',
      {
        'the-answer-is': 'Seven rows of eight.\nThe answer is: 56',
        boxed: box`Seven rows of eight.${'\n'}$\boxed{56}$`,
        both: box`Seven rows of eight.${'\n'}$\boxed{56}$${'\n'}The answer is: 56`,
        none: 'Seven rows of eight.',
        keep: 'Seven rows of eight.\nThe answer is: 56',
      },
    ],
    [
      'takes the place of the last line of GSM8K, and annotations go',
      'It is 7*8=<<7*8=56>>56.\n#### 56',
      '56',
      {
        'the-answer-is': 'It is 7*8=56.\nThe answer is: 56',
        boxed: box`It is 7*8=56.${'\n'}$\boxed{56}$`,
        both: box`It is 7*8=56.${'\n'}$\boxed{56}$${'\n'}The answer is: 56`,
        none: 'It is 7*8=56.',
        keep: 'It is 7*8=<<7*8=56>>56.\n#### 56',
      },
    ],
    [
      'stays in the box that the solution has',
      box`So it is $\boxed{\frac{1}{2}}$.`,
      box`\frac{1}{2}`,
      {
        'the-answer-is': box`So it is $\frac{1}{2}$.${'\n'}The answer is: \frac{1}{2}`,
        boxed: box`So it is $\boxed{\frac{1}{2}}$.`,
        both: box`So it is $\boxed{\frac{1}{2}}$.${'\n'}The answer is: \frac{1}{2}`,
        none: box`So it is $\frac{1}{2}$.`,
        keep: box`So it is $\boxed{\frac{1}{2}}$.`,
      },
    ],
    [
      'of several boxes is in the last one alone',
      box`First $\boxed{3}$, with \fbox{4} we get $\boxed{12}$.`,
      '12',
      {
        'the-answer-is': 'First $3$, with 4 we get $12$.\nThe answer is: 12',
        boxed: box`First $3$, with 4 we get $\boxed{12}$.`,
        both: box`First $3$, with 4 we get $\boxed{12}$.${'\n'}The answer is: 12`,
        none: 'First $3$, with 4 we get $12$.',
        keep: box`First $\boxed{3}$, with \fbox{4} we get $\boxed{12}$.`,
      },
    ],
    [
      'replaces a box that holds another form of it',
      box`It is $\boxed{0.5}$.`,
      '1/2',
      {
        'the-answer-is': 'It is $0.5$.\nThe answer is: 1/2',
        boxed: box`It is $0.5$.${'\n'}$\boxed{1/2}$`,
        both: box`It is $0.5$.${'\n'}$\boxed{1/2}$${'\n'}The answer is: 1/2`,
        none: 'It is $0.5$.',
        keep: box`It is $\boxed{0.5}$.${'\n'}The answer is: 1/2`,
      },
    ],
    [
      'is not doubled after a last line that states it',
      'Seven eights.\nThe answer is: 56',
      '56',
      {
        'the-answer-is': 'Seven eights.\nThe answer is: 56',
        boxed: box`Seven eights.${'\n'}$\boxed{56}$`,
        both: box`Seven eights.${'\n'}$\boxed{56}$${'\n'}The answer is: 56`,
        none: 'Seven eights.',
        keep: 'Seven eights.\nThe answer is: 56',
      },
    ],
    [
      'is not doubled after a box and a closing sentence of the same line',
      box`We get $\boxed{56}$. The answer is: 56`,
      '56',
      {
        'the-answer-is': 'We get $56$.\nThe answer is: 56',
        boxed: box`We get $\boxed{56}$.`,
        both: box`We get $\boxed{56}$.${'\n'}The answer is: 56`,
        none: 'We get $56$.',
        keep: box`We get $\boxed{56}$. The answer is: 56`,
      },
    ],
    [
      'is given once where the solution gave it twice',
      box`Eights.${'\n'}So the answer is $\boxed{56}$.${'\n'}The answer is: 56`,
      '56',
      {
        'the-answer-is': 'Eights.\nThe answer is: 56',
        boxed: box`Eights.${'\n'}$\boxed{56}$`,
        both: box`Eights.${'\n'}$\boxed{56}$${'\n'}The answer is: 56`,
        none: 'Eights.',
      },
    ],
    [
      'takes the place of a closing line that states an old one',
      'Eights.\nThe answer is: 57',
      '56',
      {
        'the-answer-is': 'Eights.\nThe answer is: 56',
        boxed: box`Eights.${'\n'}$\boxed{56}$`,
        both: box`Eights.${'\n'}$\boxed{56}$${'\n'}The answer is: 56`,
        none: 'Eights.',
      },
    ],
    [
      'leaves a sentence that says more than the answer',
      'The answer is 56 because 7 times 8 is 56',
      '56',
      {
        'the-answer-is': 'The answer is 56 because 7 times 8 is 56\nThe answer is: 56',
        boxed: box`The answer is 56 because 7 times 8 is 56${'\n'}$\boxed{56}$`,
        both: box`The answer is 56 because 7 times 8 is 56${'\n'}$\boxed{56}$${'\n'}The answer is: 56`,
        none: 'The answer is 56 because 7 times 8 is 56',
      },
    ],
    [
      'is in no box that it would break',
      'The set has an end and no beginning.',
      '\\{1, 2}',
      {
        'the-answer-is': 'The set has an end and no beginning.\nThe answer is: \\{1, 2}',
        boxed: 'The set has an end and no beginning.\nThe answer is: \\{1, 2}',
        both: 'The set has an end and no beginning.\nThe answer is: \\{1, 2}',
        none: 'The set has an end and no beginning.',
      },
    ],
    [
      'is all that an empty solution says',
      '',
      '$5',
      {
        'the-answer-is': 'The answer is: $5',
        boxed: '\\boxed{$5}',
        both: '\\boxed{$5}\nThe answer is: $5',
        none: '',
      },
    ],
    [
      'that is empty is given nowhere',
      'No.',
      '',
      { 'the-answer-is': 'No.', boxed: 'No.', both: 'No.', none: 'No.', keep: 'No.' },
    ],
  ])('%s', (_title, solution, answer, texts) => {
    for (const [policy, text] of Object.entries(texts)) {
      expect(trainingText(solution, answer, policy as AnswerPolicy), policy).toBe(text);
    }
  });

  test.each<AnswerPolicy>(['the-answer-is', 'boxed', 'both', 'keep'])(
    'as “%s” stays the same when the text is exported again, and is found again',
    (policy) => {
      const solutions = [
        '7*8=<<7*8=56>>56\n#### 56',
        box`It is $\boxed{56}$.`,
        'So, the answer is 56.',
        'The final answer is: $56$',
        box`\boxed{7} and \boxed{8} give \boxed{56}. Therefore, the answer is $\boxed{56}$.`,
        'Nothing is said.',
      ];
      for (const solution of solutions) {
        const once = trainingText(solution, '56', policy);
        expect(trainingText(once, '56', policy)).toBe(once);
        expect(extractAnswer(once)?.answer).toBe('56');
        const said = once.match(/the (?:final )?answer is/gi)?.length ?? 0;
        if (policy !== 'keep') expect(said).toBe(policy === 'boxed' ? 0 : 1);
        const boxes = once.split('\\boxed').length - 1;
        if (policy !== 'keep') expect(boxes).toBe(policy === 'the-answer-is' ? 0 : 1);
      }
    },
  );
});
