import type { GradedReply } from '#lib/domain/evaluate/report.ts';

export type Verdicts = GradedReply['grades'];

const words = { '+': 'correct', '-': 'wrong', '?': 'undecided', '.': 'unparseable' } as const;
type Letter = keyof typeof words;

/** Grades by `flexible` and `strict`, a letter each: `+` correct, `-` wrong, `?` undecided, `.` unparseable. */
export function grades(letters: string, extracted: string | null = null): Verdicts {
  const [flexible, strict = '.'] = [...letters] as Letter[];
  const of = (letter: Letter) => ({ verdict: words[letter], extracted: letter === '.' ? null : extracted });
  return { flexible: of(flexible!), strict: of(strict) };
}

export function reply(problemId: string, letters: string, changes: Partial<GradedReply> = {}): GradedReply {
  return {
    problemId,
    sample: 0,
    level: null,
    subject: null,
    answerType: 'integer',
    promptTokens: 10,
    familyId: problemId,
    variation: null,
    truncated: false,
    failed: false,
    grades: grades(letters, '1'),
    human: null,
    ...changes,
  };
}

/** Replies of one sample each: problem p0, p1, … with these letters of `flexible`. */
export const oneEach = (letters: string): GradedReply[] =>
  [...letters].map((letter, at) => reply(`p${at}`, letter));

/** Several samples of one problem: a letter and an answer each. */
export const samples = (
  problemId: string,
  answers: readonly [letter: string, answer: string][],
): GradedReply[] =>
  answers.map(([letter, answer], sample) =>
    reply(problemId, letter, { sample, grades: grades(letter, answer) }),
  );
