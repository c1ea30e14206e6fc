import { memo } from 'react';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import type { TextPart } from '#lib/math/text/lint-math-text.ts';

/** What a text looks like. Formulas that stay the same are neither typeset nor written into the page again. */
export const LivePreview = memo(function LivePreview({ text, part }: { text: string; part: TextPart }) {
  if (part === 'answer') return <AnswerBadge answer={text} label="reads" />;
  return part === 'problem' ? <ProblemView text={text} /> : <SolutionSteps text={text} />;
});
