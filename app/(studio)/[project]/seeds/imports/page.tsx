import { UploadIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { importColumns } from '#components/seeds/import-columns.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { listImports } from '#lib/services/seeds/index.ts';

export const metadata: Metadata = { title: 'Imports' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function ImportsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { after } = readTableQuery(await searchParams, []);
  const list = await load(listImports, { project, after });
  const action = (
    <Link href={`/${project}/seeds/new`} className={buttonVariants()}>
      <UploadIcon /> Import
    </Link>
  );
  return (
    <Page title="Imports" trail={[{ title: 'Seeds', href: `/${project}/seeds` }]} actions={action} fill>
      <DataTable
        label="Imports"
        rows={list.items}
        columns={importColumns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.fileName}
        rowHref={(row) => `/${project}/seeds/imports/${row.id}`}
        page={{ after, nextAfter: list.nextAfter }}
        empty={
          <EmptyState action={action}>Every file that was read into this project is listed here.</EmptyState>
        }
      />
    </Page>
  );
}
