'use client';

import { type ReactNode, useMemo } from 'react';
import { prepareLines } from '#components/math/list-line.tsx';
import { BrowseTable } from '#components/table/browse-table.tsx';
import type { ListPage } from '#components/table/browse-types.ts';
import { importTitles } from '#components/table/import-titles.ts';
import { type SavedView, type ViewActs, ViewsMenu } from '#components/table/views-menu.tsx';
import { type VariantActs, VariantBulk } from './variant-bulk.tsx';
import { type VariantListRow, variantColumns, variantFacets } from './variant-columns.tsx';

type BrowserProps = {
  project: string;
  first: ListPage<VariantListRow>;
  methods: readonly { id: string; title: string }[];
  views: readonly SavedView[];
  acts: ViewActs;
  /** Deciding in bulk, for those who may. */
  bulk: VariantActs | null;
  drawer: ReactNode;
  empty: ReactNode;
};

/** All variants of a project. */
export function VariantBrowser({ project, first, methods, views, acts, bulk, drawer, empty }: BrowserProps) {
  const facets = useMemo(() => variantFacets(methods), [methods]);
  return (
    <BrowseTable
      list={{
        ...{ project, first, drawer, empty, facets },
        path: '/api/v1/generate/variants',
        label: 'Variants',
        columns: variantColumns,
        rowId: (variant) => variant.id,
        rowLabel: (variant) => `Variant ${variant.seq}`,
        hrefOf: (id) => `/${project}/generate/variants/${id}`,
        openLabel: 'Variant',
        prepare: (rows: readonly VariantListRow[]) => prepareLines(rows.map((row) => row.problem)),
        textFilter: 'Find in problems',
        drawerWidth: 760,
        titles: importTitles,
        views: <ViewsMenu views={views} acts={acts} />,
        selectionActions: <VariantBulk project={project} acts={bulk} />,
      }}
    />
  );
}
