import { ChevronRightIcon } from 'lucide-react';
import { ActionKeys } from '#components/layout/key-bindings.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Button } from '#components/ui/button.tsx';
import { OpenLink, PaneHead } from './pane-head.tsx';
import type { ReviewItem } from './review-item.ts';

/** The seed that the variant grew from; its solution opens with S. */
export function SeedPane({
  item: { seed },
  home,
  showSolution,
  onToggle,
}: {
  item: ReviewItem;
  home: string;
  showSolution: boolean;
  onToggle: () => void;
}) {
  const facts = [seed.subject, seed.level && `level ${seed.level}`, `${seed.source}, row ${seed.rowNumber}`];
  return (
    <section aria-label="Seed" className="relative flex min-w-0 flex-col lg:min-h-0 lg:overflow-y-auto">
      <PaneHead title="Seed" facts={facts}>
        <OpenLink href={`${home}/seeds/${seed.id}`} />
      </PaneHead>
      <div className="flex max-w-[75ch] flex-col gap-5 px-4 py-4 md:px-6">
        <ProblemView text={seed.problem} />
        {seed.solution && (
          <div className="flex flex-col gap-2">
            <Button
              variant="ghost"
              size="sm"
              className="-ml-2 self-start"
              onClick={onToggle}
              aria-expanded={showSolution}
            >
              <ChevronRightIcon className={showSolution ? 'rotate-90' : ''} />
              Solution <ActionKeys id="seed-solution" />
            </Button>
            {showSolution && <SolutionSteps text={seed.solution} />}
          </div>
        )}
        <AnswerBadge answer={seed.answer} />
      </div>
    </section>
  );
}
