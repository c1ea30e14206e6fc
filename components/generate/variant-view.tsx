import Link from 'next/link';
import type { ReactNode } from 'react';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { HistoryList } from '#components/review/history-list.tsx';
import { StatusBadge } from '#components/review/status-badge.tsx';
import { LevelView, SubjectView } from '#components/seeds/estimates.tsx';
import { SimilarList, type SimilarTexts } from '#components/seeds/similar-list.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { CheckEvidence } from './check-evidence.tsx';
import { CheckSum } from './check-sum.tsx';
import { JudgementList } from './judgement-list.tsx';
import { Lineage } from './lineage.tsx';
import { OriginView } from './origin-view.tsx';
import { toReviewItem } from './to-review-item.ts';
import type { VariantWhole } from './variant-types.ts';

/** A variant whole: its text beside its seed's, what the rules say, where it came from, what became of it. */
export function VariantView({
  variant,
  similar,
  home,
  wide = false,
}: {
  variant: VariantWhole;
  similar?: SimilarTexts;
  home: string;
  wide?: boolean;
}) {
  const { seed } = variant;
  return (
    <article className="flex flex-col gap-8">
      <div className="flex flex-wrap items-center gap-1.5">
        <StatusBadge status={variant.status} />
        <CheckSum state={variant.checkState} />
        <Badge variant="outline">{variant.methodTitle}</Badge>
        <SubjectView {...variant} />
        <LevelView {...variant} />
        <Link
          href={`${home}/review?item=${variant.id}`}
          className="ml-auto rounded-sm text-primary text-sm hover:underline"
        >
          Open on the review desk
        </Link>
      </div>
      <div className={wide ? 'grid gap-8 xl:grid-cols-2' : 'flex flex-col gap-8'}>
        <Text title="Variant" {...variant} />
        <Text
          title={
            <Link
              href={`${home}/seeds/${seed.id}`}
              className="rounded-sm hover:text-foreground hover:underline"
            >
              Seed {seed.seq} · {seed.import.sourceName}
            </Link>
          }
          {...seed}
        />
      </div>
      <Part title="Checks">
        <CheckEvidence checks={variant.checks} />
      </Part>
      {variant.judgements.length > 0 && (
        <Part title="Judges">
          <JudgementList judgements={variant.judgements} revision={variant.revision} />
        </Part>
      )}
      <Part title="Where it came from">
        <Lineage variant={variant} home={home} />
        <OriginView variant={variant} home={home} />
      </Part>
      {similar && (
        <Part title="More like this">
          <SimilarList similar={similar} home={home} />
        </Part>
      )}
      <Part title="History">
        <HistoryList item={toReviewItem(variant)} onRestore={null} />
      </Part>
    </article>
  );
}

type TextProps = { title: ReactNode; problem: string; solution: string | null; answer: string | null };

function Text({ title, problem, solution, answer }: TextProps) {
  return (
    <section className="flex min-w-0 max-w-[75ch] flex-col gap-5">
      <h2 className="font-medium text-muted-foreground text-sm">{title}</h2>
      <ProblemView text={problem} />
      {solution && <SolutionSteps text={solution} />}
      <AnswerBadge answer={answer} />
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex max-w-4xl flex-col gap-2">
      <h2 className="font-medium text-muted-foreground text-sm">{title}</h2>
      {children}
    </section>
  );
}
