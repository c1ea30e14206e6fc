import type { ReactNode } from 'react';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { kindTitle, sourceTitles } from '#lib/domain/versions/kind-titles.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';

export type VersionDetail = {
  description: string;
  kind: string;
  filter: Partial<Recipe>;
  frozenAt: Date;
  frozenBy: string | null;
};

/** What went into a version, and who froze it. */
export function RecipeFacts({
  version,
  methodTitle,
}: {
  version: VersionDetail;
  methodTitle: (id: string) => string;
}) {
  const { filter } = version;
  const some = (values: readonly (string | number)[] | undefined) =>
    values?.length ? values.join(', ') : 'all';
  const ofSolutions: [string, ReactNode][] = [
    ['Checks', filter.checks === 'passed' ? 'all passed' : 'any'],
    ['Of one seed', filter.perSeed ? `at most ${filter.perSeed}` : 'all'],
    ...(filter.selection ? [['Core set', filter.selection] satisfies [string, ReactNode]] : []),
    ['Order', 'by seed, method and text'],
  ];
  const ofPairs: [string, ReactNode][] = [
    ['Worse solutions', some(filter.sources?.map((source) => sourceTitles[source]))],
    ...(filter.pairsPerProblem
      ? [['Of one problem', `at most ${filter.pairsPerProblem}`] satisfies [string, ReactNode]]
      : []),
    ['Order', 'by seed, method and texts'],
  ];
  const isPairs = version.kind === 'preference';
  const facts: [string, ReactNode][] = [
    ['Holds', kindTitle(version.kind)],
    [isPairs ? 'Better solutions' : 'Variants', 'accepted'],
    ['Methods', some(filter.methods?.map(methodTitle))],
    ['Subjects', some(filter.subjects)],
    ['Levels', some(filter.levels)],
    ...(isPairs ? ofPairs : ofSolutions),
    ['Frozen', <RelativeTime key="at" at={version.frozenAt} />],
    ['By', version.frozenBy ?? 'command line'],
  ];
  return (
    <>
      {version.description && <p className="max-w-[75ch] text-pretty text-sm">{version.description}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
