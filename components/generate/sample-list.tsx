import Link from 'next/link';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { CheckSum } from './check-sum.tsx';
import type { VariantListRow } from './variant-columns.tsx';

type Sample = VariantListRow & { solution: string };

/** The newest variants of a batch, as people will read them. */
export function SampleList({
  variants,
  home,
  batch,
}: {
  variants: readonly Sample[];
  home: string;
  batch: string;
}) {
  if (variants.length === 0) return null;
  return (
    <section aria-label="Newest variants" className="flex flex-col gap-3">
      <header className="flex items-center justify-between gap-4">
        <h2 className="font-medium text-muted-foreground text-sm">Newest variants</h2>
        <Link
          href={`${home}/generate/variants?batch=${batch}`}
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
        >
          All variants
        </Link>
      </header>
      <ul className="grid gap-4 lg:grid-cols-2">
        {variants.map((variant) => (
          <li
            key={variant.id}
            className="flex min-w-0 flex-col gap-4 rounded-lg border border-border bg-card p-4"
          >
            <div className="flex items-center justify-between gap-3 text-sm">
              <Link href={`${home}/generate/variants/${variant.id}`} className="rounded-sm hover:underline">
                Variant {variant.seq}
              </Link>
              <CheckSum state={variant.checkState} />
            </div>
            <ProblemView text={variant.problem} />
            <SolutionSteps text={variant.solution} />
            <AnswerBadge answer={variant.answer} />
          </li>
        ))}
      </ul>
    </section>
  );
}
