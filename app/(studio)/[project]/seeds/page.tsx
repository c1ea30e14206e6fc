import { SproutIcon, UploadIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { seedColumns, seedFacets } from '#components/seeds/seed-columns.tsx';
import { SeedView } from '#components/seeds/seed-view.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { getSeed, listSeeds } from '#lib/services/seeds/index.ts';

export const metadata: Metadata = { title: 'Seeds' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function SeedsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { q, sort, after, open, filters } = readTableQuery(await searchParams, [
    'subject',
    'level',
    'solution',
    'import',
  ]);
  const { solution, import: imported, ...lists } = filters;
  const input = { project, ...lists, solution: solution?.[0], import: imported?.[0], text: q, sort, after };
  const list = await load(listSeeds, input as Parameters<typeof listSeeds>[1]);
  const home = `/${project}`;
  return (
    <Page
      title="Seeds"
      description="The problems everything grows from"
      actions={<Actions home={home} />}
      fill
    >
      <DataTable
        label="Seeds"
        rows={list.items}
        columns={seedColumns}
        rowId={(seed) => seed.id}
        rowLabel={(seed) => `Seed ${seed.seq}`}
        rowHref={(seed) => `${home}/seeds/${seed.id}`}
        page={{ after, nextAfter: list.nextAfter, total: list.total, capped: list.totalIsCapped }}
        facets={seedFacets}
        textFilter="Find in problems"
        drawer={open ? <SeedView seed={await load(getSeed, { project, seed: open })} home={home} /> : null}
        empty={
          <EmptyState
            icon={<SproutIcon />}
            title="No seeds yet"
            action={
              <Link href={`${home}/seeds/new`} className={buttonVariants()}>
                Import problems
              </Link>
            }
          >
            Seeds are the problems that every variant grows from. Import a file of them: JSONL, JSON, CSV or
            Parquet.
          </EmptyState>
        }
      />
    </Page>
  );
}

function Actions({ home }: { home: string }) {
  return (
    <>
      <Link href={`${home}/seeds/imports`} className={buttonVariants({ variant: 'outline' })}>
        Imports
      </Link>
      <Link href={`${home}/seeds/new`} className={buttonVariants()}>
        <UploadIcon /> Import
      </Link>
    </>
  );
}
