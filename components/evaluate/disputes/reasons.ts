/** Why people rule as they do, one stroke each; anything else can be typed. */
export const rulingReasons = {
  correct: [
    'The right value, written in another form',
    'The right answer; the grader read another part of the reply',
    'The right answer, with a remark or a unit',
    'The benchmark’s own answer is wrong',
  ],
  wrong: [
    'Another value',
    'The right value, but not what was asked for',
    'Not in the form that the problem asks for',
    'It gives no final answer',
  ],
} as const;

export type Verdict = keyof typeof rulingReasons;
