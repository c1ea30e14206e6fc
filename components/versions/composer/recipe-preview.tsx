'use client';

import { PackageIcon } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { useBeside } from '#components/table/use-counts.ts';
import { type DifficultyCount, difficultyShift } from '#lib/domain/versions/difficulty-shift.ts';
import { methodTitle } from '../method-title.ts';
import { MixTables } from '../mix-tables.tsx';
import { CountFacts } from './count-facts.tsx';
import { DifficultyTable } from './difficulty-table.tsx';
import { LengthFacts } from './length-facts.tsx';
import { LikenessFacts } from './likeness-facts.tsx';
import type { PreviewCounts, PreviewLengths, PreviewLikeness } from './preview-answers.ts';
import { PreviewPart } from './preview-part.tsx';
import type { RecipeInput } from './recipe-url.ts';
import { TokenizerChoice, type TokenizerName } from './tokenizer-choice.tsx';
import { type PartState, usePart } from './use-part.ts';

type Props = {
  project: string;
  /** What is asked of each part: the recipe with its project. */
  input: RecipeInput;
  counts: PartState<PreviewCounts>;
  tokenizer: string | null;
  mayUpload: boolean;
};

/** What a version would hold, part by part: the cheap ones first, each waits for the one before it. */
export function RecipePreview({ project, input, counts, tokenizer, mayUpload }: Props) {
  const home = `/${project}`;
  const [chosen, setChosen] = useState<{ name: TokenizerName; own: string | null }>({
    ...{ name: 'cl100k_base', own: tokenizer },
  });
  const isCounted = !counts.isStale && counts.error === null;
  const lengths = usePart<PreviewLengths>(
    '/versions/preview/lengths',
    isCounted ? { ...input, tokenizer: chosen.name } : null,
  );
  const likeness = usePart<PreviewLikeness>(
    '/versions/preview/likeness',
    isCounted && !lengths.isLoading ? input : null,
  );
  const all = useBeside<{ groups: DifficultyCount[] }>(
    `/api/v1/versions/preview/difficulty?project=${project}`,
  );
  if (counts.value?.rows === 0 && isCounted) {
    return (
      <>
        <CountFacts counts={counts.value} home={home} />
        <EmptyState icon={<PackageIcon />} title="Nothing fits">
          No variant fits this recipe. Ask for less, or accept some under Review first.
        </EmptyState>
      </>
    );
  }
  const difficulty = { ...counts, value: counts.value && all ? { counts: counts.value, all } : null };
  return (
    <div className="flex flex-col gap-8">
      <PreviewPart title="Rows" state={counts} doing="Choosing the rows" className="h-64">
        {(value) => (
          <div className="flex flex-col gap-6">
            <CountFacts counts={value} home={home} />
            <MixTables groups={value.groups} methodTitle={methodTitle} />
          </div>
        )}
      </PreviewPart>
      <PreviewPart title="Difficulty" state={difficulty} doing="Counting levels" className="h-48">
        {({ counts: { difficulty: here }, all: { groups } }) => <Shift here={here} all={groups} />}
      </PreviewPart>
      <PreviewPart title="Token lengths" state={lengths} doing="Counting tokens" className="h-56">
        {(value) => <LengthFacts answer={value} />}
      </PreviewPart>
      <TokenizerChoice
        {...{ project, mayUpload, own: chosen.own, value: chosen.name }}
        onChange={(name, own) => setChosen({ name, own })}
      />
      <PreviewPart title="Near duplicates" state={likeness} doing="Looking at clusters" className="h-10">
        {(value) => <LikenessFacts answer={value} home={home} />}
      </PreviewPart>
    </div>
  );
}

function Shift({ here, all }: { here: readonly DifficultyCount[]; all: readonly DifficultyCount[] }) {
  const shift = difficultyShift(here, all);
  if (shift) return <DifficultyTable shift={shift} />;
  return (
    <p className="text-pretty text-muted-foreground text-sm">
      No row has a level or an estimate of one. Estimates are made under Seeds.
    </p>
  );
}
