import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatNumber } from '#components/layout/format.ts';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { filePlace } from '#lib/domain/seeds/file-place.ts';
import { LevelView, type Rated, SubjectView } from './estimates.tsx';
import { SeedFamily, type SeedVariant } from './seed-family.tsx';
import { SimilarList, type SimilarTexts } from './similar-list.tsx';

export type SeedDetail = Rated & {
  id: string;
  seq: number;
  problem: string;
  solution: string | null;
  answer: string | null;
  rowNumber: number;
  originalId: string | null;
  excludedAt: Date | null;
  excludedReason: string | null;
  import: {
    id: string;
    fileName: string;
    fileHash: string;
    format: string | null;
    sourceName: string;
    licence: string;
  };
  /** The oldest of them, and how many there are: 10,000 at most. */
  variants: SeedVariant[];
  variantCount: number;
};

/** A seed whole: problem, solution, answer, where it comes from, what grew from it. */
export function SeedView({ seed, similar, home }: { seed: SeedDetail; similar: SimilarTexts; home: string }) {
  return (
    <article className="flex max-w-[75ch] flex-col gap-6">
      <div className="flex flex-wrap gap-1.5">
        <SubjectView {...seed} />
        <LevelView {...seed} />
        <Badge variant="outline">{seed.import.sourceName}</Badge>
        {seed.excludedAt && (
          <Badge variant="outline">Set aside: {seed.excludedReason ?? 'by a person'}</Badge>
        )}
      </div>
      <ProblemView text={seed.problem} />
      <Part title="Solution">
        {seed.solution ? (
          <SolutionSteps text={seed.solution} />
        ) : (
          <p className="text-muted-foreground text-sm">The source gives no solution.</p>
        )}
      </Part>
      <Part title="Answer">
        <AnswerBadge answer={seed.answer} label="" />
      </Part>
      <Part title={`Variants (${countText(seed.variantCount)})`}>
        <SeedFamily seed={seed} home={home} />
      </Part>
      <Part title="More like this">
        <SimilarList similar={similar} home={home} />
      </Part>
      <Part title="Source">
        <Source seed={seed} home={home} />
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-medium text-muted-foreground text-sm">{title}</h2>
      {children}
    </section>
  );
}

const countText = (count: number) => (count < 10_000 ? formatNumber(count) : '10,000 or more');

function Source({ seed, home }: { seed: SeedDetail; home: string }) {
  const { import: from, rowNumber, originalId } = seed;
  const facts: [string, ReactNode][] = [
    [
      'File',
      <Link key="file" href={`${home}/seeds/imports/${from.id}`} className="text-primary hover:underline">
        {filePlace(from.fileName, rowNumber)}
      </Link>,
    ],
    ['Format', from.format ?? '—'],
    ['Licence', from.licence],
    ['Id in the source', originalId ?? '—'],
    [
      'SHA-256 of the file',
      <code key="hash" className="break-all text-xs">
        {from.fileHash}
      </code>,
    ],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
