'use client';

import Link from 'next/link';
import { useState } from 'react';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { cn } from '#components/ui/cn.ts';
import type { SampleRow } from './batch-types.ts';
import { CheckSum } from './check-sum.tsx';

type Props = { samples: readonly SampleRow[]; home: string; batch: string };

/** The newest variants of a batch, as people will read them; one that arrives while they look is marked for a moment. */
export function SampleList({ samples, home, batch }: Props) {
  const [before] = useState(() => new Set(samples.map((one) => one.id)));
  if (samples.length === 0) return null;
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
        {samples.map((sample) => (
          <Sample key={sample.id} sample={sample} home={home} arrived={!before.has(sample.id)} />
        ))}
      </ul>
    </section>
  );
}

function Sample({ sample, home, arrived }: { sample: SampleRow; home: string; arrived: boolean }) {
  return (
    <li
      className={cn(
        'flex min-w-0 flex-col gap-4 rounded-lg border border-border bg-card p-4',
        arrived && 'animate-arrive motion-reduce:animate-none',
      )}
    >
      <div className="flex items-center gap-3 text-sm">
        <Link
          href={`${home}/generate/variants/${sample.id}`}
          className="shrink-0 rounded-sm font-medium hover:underline"
        >
          Variant {sample.seq}
        </Link>
        <span className="min-w-0 flex-1 truncate text-muted-foreground text-xs">
          {sample.methodTitle}
          {sample.hop > 0 && ` · hop ${sample.hop + 1}`}
        </span>
        <CheckSum state={sample.checkState} />
      </div>
      <ProblemView text={sample.problem} />
      <SolutionSteps text={sample.solution} />
      <AnswerBadge answer={sample.answer} />
    </li>
  );
}
