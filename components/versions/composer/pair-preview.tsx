'use client';

import { ScaleIcon } from 'lucide-react';
import { EmptyState } from '#components/layout/empty-state.tsx';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { methodTitle } from '../method-title.ts';
import { MixTables } from '../mix-tables.tsx';
import { PairView } from '../pairs/pair-view.tsx';
import { SourceTable } from '../pairs/source-table.tsx';
import { CountFacts } from './count-facts.tsx';
import type { PairCounts } from './preview-answers.ts';
import { PreviewPart } from './preview-part.tsx';
import type { PartState } from './use-part.ts';

/** What a version of pairs would hold: counts by source, what is left out, some of the pairs. */
export function PairPreview({ counts, home }: { counts: PartState<PairCounts>; home: string }) {
  return (
    <div className="flex flex-col gap-8">
      <PreviewPart title="Pairs" state={counts} doing="Choosing the pairs" className="h-64">
        {(value) => (
          <div className="flex flex-col gap-6">
            <CountFacts counts={value} home={home} noun="pair" />
            <SourceTable sources={value.sources} />
          </div>
        )}
      </PreviewPart>
      {counts.value && (counts.value.rows > 0 ? <Held value={counts.value} /> : <Nothing />)}
    </div>
  );
}

function Held({ value }: { value: PairCounts }) {
  return (
    <>
      <section aria-label="Examples" className="flex min-w-0 flex-col gap-2">
        <h2 className="font-medium text-muted-foreground text-sm">Examples</h2>
        <ul className="flex flex-col gap-3">
          {value.examples.map((pair) => (
            <li key={keyOf(pair)}>
              <PairView pair={pair} className="rounded-lg border border-border bg-card p-4" />
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Mix" className="flex min-w-0 flex-col gap-2">
        <h2 className="font-medium text-muted-foreground text-sm">By the better solution</h2>
        <MixTables groups={value.groups} methodTitle={methodTitle} />
      </section>
    </>
  );
}

const keyOf = ({ problem, solution, rejected }: FrozenRow) =>
  JSON.stringify([problem, solution, rejected?.solution]);

function Nothing() {
  return (
    <EmptyState icon={<ScaleIcon />} title="No pair fits">
      A pair needs one problem with an accepted solution and a worse one: rejected under Review, corrected by
      an edit, or outvoted by the samples of self-consistency.
    </EmptyState>
  );
}
