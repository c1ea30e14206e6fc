import { z } from 'zod';
import { compareAnswers, extractAnswer } from '#lib/math/answers/index.ts';
import { eliminate } from '../evolution/index.ts';
import type { ModelMethod, Parent } from '../method.ts';
import type { ParsedSolution } from '../parse-completion.ts';
import {
  ANSWER,
  CREATED,
  createQuestion,
  FINAL,
  SOLUTION,
  solveQuestion,
  VERIFIED,
} from '../prompts/xwin.ts';
import { readSections } from '../sections/index.ts';
import { Answers, solvingSteps, type Written } from '../steps/solving.ts';

const Parameters = z.object({ answers: Answers });

/** A question of its own may be longer than the one that it is modelled on, but no essay. */
const ADDED_WORDS = 200;
const LONGEST_SHOWN = 4000;

/**
 * Xwin-Math (Li et al. 2024, arXiv 2403.04706, appendix A): one call creates a question, verifies it by solving it and
 * modifies it where it must be; the next one solves the final question. What misses a section is refused.
 */
export const xwin: ModelMethod<typeof Parameters> = {
  kind: 'model',
  id: 'xwin',
  title: 'Create and verify',
  family: 'Xwin',
  description: 'Has a model invent a question, verify and mend it, and then solve the final one.',
  needs: [],
  groundTruth: 'none',
  parameters: Parameters,
  templates: [createQuestion, solveQuestion],
  ...solvingSteps<typeof Parameters>({
    count: ({ answers }) => answers,
    known: () => null,
    write: {
      call: ({ parent }) => ({ template: 'create', values: { problem: parent.problem } }),
      read: (reply, { parent }) => readCreated(reply, parent),
    },
    readSolution: readSolved,
  }),
};

function readCreated(reply: string, parent: Parent): Written {
  const read = readSections(reply, [CREATED, VERIFIED, FINAL]);
  if (!read.ok) return read;
  const { [CREATED]: created, [VERIFIED]: verification, [FINAL]: problem } = read.sections;
  const kept = eliminate(parent.problem, problem, { direction: 'down', addedWords: ADDED_WORDS });
  if (!kept.ok) return kept;
  const details = { created: cut(created), verification: cut(verification), modified: created !== problem };
  return { ok: true, problem, details };
}

const cut = (text: string) => text.slice(0, LONGEST_SHOWN).toWellFormed();

/** The solution and its answer; where the solution boxes an answer itself, the two must not differ. */
function readSolved(reply: string): ParsedSolution {
  const read = readSections(reply, [SOLUTION, ANSWER]);
  if (!read.ok) return read;
  const solution = read.sections[SOLUTION];
  const answer = answerIn(read.sections[ANSWER]);
  if (!answer) {
    const message = `"${ANSWER}" holds more than an answer, and none in \\boxed{}. See whether the template asks for it.`;
    return { ok: false, reason: 'no-final-answer', message };
  }
  const boxed = extractAnswer(solution, 'boxed')?.answer;
  if (!boxed) {
    const text = `${solution}\n\nThe final answer is $\\boxed{${answer}}$.`;
    return { ok: true, solution: text, answer, reasoning: read.reasoning };
  }
  if (compareAnswers(answer, boxed, { input: 'answer' }).verdict === 'different') {
    const message = `The solution ends in ${boxed}, but the section "${ANSWER}" says ${answer}.`;
    return { ok: false, reason: 'answers-differ', message };
  }
  return { ok: true, solution, answer, reasoning: read.reasoning };
}

/** The box of the section, or its only line. */
function answerIn(section: string): string | null {
  const boxed = extractAnswer(section, 'boxed')?.answer;
  if (boxed) return boxed;
  if (section.includes('\n') || section.includes('\\boxed') || section.length > 200) return null;
  const line = section.replace(/\.$/, '').trim();
  return /^(?:\$([^$]*)\$|\\\((.*)\\\))$/.exec(line)?.slice(1).find(Boolean)?.trim() ?? (line || null);
}
