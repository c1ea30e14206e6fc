import { CheckIcon, XIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/cn.ts';
import { sourceTitles } from '#lib/domain/versions/kind-titles.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';

type Pair = Pick<FrozenRow, 'problem' | 'solution' | 'answer' | 'rejected'>;

/** A problem with its better and its worse solution side by side; one above the other where there is no room. */
export function PairView({ pair, className }: { pair: Pair; className?: string }) {
  const { problem, solution, answer, rejected } = pair;
  return (
    <article className={cn('@container flex min-w-0 flex-col gap-4', className)}>
      <ProblemView text={problem} />
      <div className="grid @2xl:grid-cols-2 gap-4">
        <Side title="Chosen" tone="success" icon={<CheckIcon />} solution={solution} answer={answer} />
        {rejected && (
          <Side title="Rejected" tone="danger" icon={<XIcon />} {...rejected}>
            {sourceTitles[rejected.from]}
          </Side>
        )}
      </div>
    </article>
  );
}

type SideProps = {
  title: string;
  tone: 'success' | 'danger';
  icon: ReactNode;
  solution: string;
  answer: string;
  /** What else there is to say of it. */
  children?: ReactNode;
};

const lines = { success: 'border-success', danger: 'border-danger' };

function Side({ title, tone, icon, solution, answer, children }: SideProps) {
  return (
    <section
      aria-label={title}
      className={cn('flex min-w-0 flex-col gap-2 border-l-2 pl-3 text-sm', lines[tone])}
    >
      <h3 className="flex flex-wrap items-center gap-2 text-muted-foreground text-xs">
        <Badge variant={tone}>
          {icon}
          {title}
        </Badge>
        {children}
      </h3>
      <SolutionSteps text={solution} />
      <AnswerBadge answer={answer} />
    </section>
  );
}
