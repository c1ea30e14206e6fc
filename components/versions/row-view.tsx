import Link from 'next/link';
import type { ReactNode } from 'react';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { PairView } from './pairs/pair-view.tsx';
import { Part } from './part.tsx';
import type { PlacedRow } from './row-columns.tsx';

type Props = { row: PlacedRow; home: string; version: number; method: string };

/** One frozen row whole, with its lineage. */
export function RowView({ row, home, version, method }: Props) {
  return (
    <article className="flex max-w-[75ch] flex-col gap-6">
      <div className="flex flex-wrap items-center gap-1.5">
        {row.subject && <Badge>{row.subject}</Badge>}
        {row.level && <Badge>Level {row.level}</Badge>}
        <Badge variant="outline">{method}</Badge>
        <Link
          href={`${home}/versions/${version}/rows/${row.position}`}
          className="ml-auto rounded-sm text-primary text-sm hover:underline"
        >
          Whole lineage of row {row.position + 1}
        </Link>
      </div>
      {row.rejected ? <PairView pair={row} /> : <Solved row={row} />}
      <Part title="Seed">
        <ProblemView text={row.lineage.seedProblem} />
      </Part>
      <Part title="Lineage">
        <Lineage row={row} home={home} />
      </Part>
    </article>
  );
}

function Solved({ row }: { row: PlacedRow }) {
  return (
    <>
      <ProblemView text={row.problem} />
      <Part title="Solution">
        <SolutionSteps text={row.solution} />
      </Part>
      <Part title="Answer">
        <AnswerBadge answer={row.answer} label="" />
      </Part>
    </>
  );
}

function Lineage({ row, home }: { row: PlacedRow; home: string }) {
  const { source, licence, groundTruth, model } = row.lineage;
  const link = 'rounded-sm text-primary hover:underline';
  const facts: [string, ReactNode][] = [
    ['Source', source],
    ['Licence', licence],
    ['Truth of the answer', groundTruth],
    ['Model', model ?? 'none'],
    [
      'Made of',
      <span key="links" className="flex flex-wrap gap-x-3">
        {row.revision > 0 && (
          <Link href={`${home}/generate/variants/${row.variantId}`} className={link}>
            variant, revision {row.revision}
          </Link>
        )}
        <Link href={`${home}/seeds/${row.seedId}`} className={link}>
          seed
        </Link>
      </span>,
    ],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
