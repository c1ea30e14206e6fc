import { solutionSteps } from '#lib/math/text/solution-steps.ts';

/** A standing step label with the text that it is of. */
export type LabelledSolution = {
  variant: string;
  revision: number;
  problem: string;
  solution: string;
  answer: string;
  /** The answer that is held to be right; null where none is known. */
  known: string | null;
  labeler: string;
  at: Date;
  /** The first wrong step, from 1; 0: every step is right. */
  step: number;
};

/** What a record of PRM800K is made of; who labelled it and when are null where that is not told. */
export type RatedSolution = Pick<LabelledSolution, 'problem' | 'solution' | 'answer' | 'step'> & {
  known?: string | null;
  labeler?: string;
  at?: Date;
};

/**
 * A record in the format of PRM800K (Lightman et al., 2023, "Let's Verify Step by Step"): steps before the first wrong
 * one are rated 1, that one -1, and nothing after it is rated.
 */
export function prmRecord(label: RatedSolution) {
  const steps = solutionSteps(label.solution).map(({ text }) => text);
  const rated = label.step === 0 ? steps : steps.slice(0, label.step);
  return {
    labeler: label.labeler ?? null,
    timestamp: label.at?.toISOString() ?? null,
    generation: null,
    is_quality_control_question: false,
    is_initial_screening_question: false,
    question: {
      problem: label.problem,
      ground_truth_solution: null,
      ground_truth_answer: label.known ?? null,
      pre_generated_steps: steps,
      pre_generated_answer: label.answer,
      pre_generated_verifier_score: null,
    },
    label: {
      steps: rated.map((text, index) => ratedStep(text, index + 1 !== label.step)),
      total_time: null,
      finish_reason: label.step === 0 ? 'solution' : 'found_error',
    },
  };
}

/** One line of JSONL with a record of PRM800K; `variant` and `revision` are ours. */
export function prmLine(label: LabelledSolution): string {
  const { variant, revision } = label;
  return `${JSON.stringify({ ...prmRecord(label), variant, revision })}\n`;
}

function ratedStep(text: string, isRight: boolean) {
  return {
    completions: [{ text, rating: isRight ? 1 : -1, flagged: false }],
    human_completion: null,
    chosen_completion: isRight ? 0 : null,
  };
}
