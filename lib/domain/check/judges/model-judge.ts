import { z } from 'zod';
import type { JudgeMethod, Judgement, Refusal } from '#lib/domain/generate/method.ts';
import { readSections } from '#lib/domain/generate/sections/index.ts';
import { CORRECT, DIFFICULTY, judgeVariant, REASON, SELF_CONTAINED, SOLVABLE } from './prompt.ts';

const Parameters = z.object({});

const LONGEST_REASON = 4000;

/**
 * Asks a model whether a variant is solvable, self-contained and correct, and how difficult. It sees the problem and
 * the solution, never the answer that is held to be right. How far to trust it is measured on people's decisions.
 */
export const modelJudge: JudgeMethod<typeof Parameters> = {
  kind: 'judge',
  id: 'model-judge',
  title: 'Model judge',
  family: 'Judge',
  description: 'Asks a model whether a variant is solvable, self-contained and correct, and how difficult.',
  needs: ['solution'],
  groundTruth: 'none',
  keepsProblem: true,
  parameters: Parameters,
  templates: [judgeVariant],
  calls: () => 1,
  begin: ({ solution }) =>
    solution ? { ok: true, state: {} } : refuse('no-solution', 'There is no solution to judge.'),
  call: ({ parent }, step) =>
    step === 0
      ? { template: 'judge', values: { problem: parent.problem, solution: parent.solution ?? '' } }
      : null,
  read: (reply) => {
    const read = readJudgement(reply);
    return read.ok ? { ok: true, state: { judgement: read.judgement } } : read;
  },
  finish: ({ state }) =>
    state.judgement
      ? { ok: true, judgement: state.judgement as Judgement }
      : refuse('no-judgement', 'The model was not asked yet.'),
};

const refuse = (reason: string, message: string): Refusal => ({ ok: false, reason, message });

function readJudgement(reply: string): { ok: true; judgement: Judgement } | Refusal {
  const read = readSections(reply, [REASON, SOLVABLE, SELF_CONTAINED, CORRECT, DIFFICULTY]);
  if (!read.ok) return read;
  const { sections } = read;
  const solvable = yesOrNo(sections[SOLVABLE]);
  const selfContained = yesOrNo(sections[SELF_CONTAINED]);
  const correct = yesOrNo(sections[CORRECT]);
  if (solvable === null) return unclear(SOLVABLE, sections[SOLVABLE]);
  if (selfContained === null) return unclear(SELF_CONTAINED, sections[SELF_CONTAINED]);
  if (correct === null) return unclear(CORRECT, sections[CORRECT]);
  const difficulty = /^[*_`\s]*([1-5])(?:\s*\/\s*5)?[*_`.\s]*$/.exec(sections[DIFFICULTY])?.[1];
  if (!difficulty) {
    const message = `"${DIFFICULTY}" is to be a whole number from 1 to 5, not "${shown(sections[DIFFICULTY])}".`;
    return refuse('unclear-difficulty', message);
  }
  if (correct && !solvable) {
    const message =
      'The model calls the solution correct and the problem unsolvable: one of the two is wrong.';
    return refuse('contradicts-itself', message);
  }
  const reason = sections[REASON].replace(/\s+/g, ' ').slice(0, LONGEST_REASON).toWellFormed();
  return {
    ok: true,
    judgement: { solvable, selfContained, correct, difficulty: Number(difficulty), reason },
  };
}

function yesOrNo(section: string): boolean | null {
  const word = /^[*_`\s]*(yes|no)[*_`.!\s]*$/i.exec(section)?.[1];
  return word === undefined ? null : word.toLowerCase() === 'yes';
}

const unclear = (marker: string, section: string) =>
  refuse('unclear-verdict', `"${marker}" is to be yes or no, not "${shown(section)}".`);

const shown = (text: string) => (text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text);
