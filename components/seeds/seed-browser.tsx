'use client';

import type { ReactNode } from 'react';
import { prepareLines } from '#components/math/list-line.tsx';
import { BrowseTable } from '#components/table/browse-table.tsx';
import type { ListPage } from '#components/table/browse-types.ts';
import { importTitles } from '#components/table/import-titles.ts';
import type { FacetAnswer } from '#components/table/use-counts.ts';
import { type SavedView, type ViewActs, ViewsMenu } from '#components/table/views-menu.tsx';
import { type SeedActs, SeedBulk } from './seed-bulk.tsx';
import { type SeedRow, seedColumns, seedFacets } from './seed-columns.tsx';

type BrowserProps = {
  project: string;
  first: ListPage<SeedRow>;
  views: readonly SavedView[];
  acts: SeedActs & ViewActs;
  drawer: ReactNode;
  empty: ReactNode;
};

/** All seeds of a project. */
export function SeedBrowser({ project, first, views, acts, drawer, empty }: BrowserProps) {
  return (
    <BrowseTable
      list={{
        ...{ project, first, drawer, empty },
        path: '/api/v1/seeds',
        label: 'Seeds',
        columns: seedColumns,
        rowId: (seed) => seed.id,
        rowLabel: (seed) => `Seed ${seed.seq}`,
        hrefOf: (id) => `/${project}/seeds/${id}`,
        openLabel: 'Seed',
        facets: seedFacets,
        titles,
        prepare: (rows: readonly SeedRow[]) => prepareLines(rows.map((seed) => seed.problem)),
        textFilter: 'Find in problems',
        views: <ViewsMenu views={views} acts={acts} />,
        selectionActions: <SeedBulk project={project} acts={acts} />,
      }}
    />
  );
}

/** What a list calls values that have no name of their own. */
const titles = (answer: FacetAnswer) => ({
  ...importTitles(answer),
  method: { none: 'Made by people' },
  source: { none: 'Not named' },
});
