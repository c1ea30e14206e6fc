import type { ReactNode } from 'react';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { Recipe } from '#lib/domain/versions/recipe.ts';

export type VersionDetail = {
  description: string;
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
  const facts: [string, ReactNode][] = [
    ['Variants', 'accepted'],
    ['Methods', some(filter.methods?.map(methodTitle))],
    ['Subjects', some(filter.subjects)],
    ['Levels', some(filter.levels)],
    ['Checks', filter.checks === 'passed' ? 'all passed' : 'any'],
    ['Of one seed', filter.perSeed ? `at most ${filter.perSeed}` : 'all'],
    ...(filter.selection ? [['Core set', filter.selection] satisfies [string, ReactNode]] : []),
    ['Order', 'by seed, method and text'],
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
