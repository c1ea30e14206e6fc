import { AnswerReading } from '#components/check/answer-reading.tsx';
import { AnswerStages } from '#components/check/answer-stages.tsx';
import { asAnswers } from '#lib/domain/check/overrides.ts';
import { explainComparison } from '#lib/math/answers/index.ts';

/** How the engine compares the known answer with a variant's: every stage, and what it read in both. */
export function AnswerComparison({ known, answer }: { known: string; answer: string }) {
  const explained = explainComparison(known, answer, asAnswers);
  return (
    <div className="flex min-w-0 flex-col gap-4 rounded-lg border border-border p-4">
      <AnswerStages stages={explained.stages} />
      <div className="grid gap-4 sm:grid-cols-2">
        <AnswerReading label="Known answer" text={known} located={explained.gold} />
        <AnswerReading label="Answer of the variant" text={answer} located={explained.pred} />
      </div>
    </div>
  );
}
