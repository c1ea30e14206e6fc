import { PackageIcon, SnowflakeIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { versionColumns } from '#components/versions/version-columns.tsx';
import { listVersions } from '#lib/services/versions/index.ts';

export const metadata: Metadata = { title: 'Versions' };

export default async function VersionsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { items } = await load(listVersions, { project });
  const versions = `/${project}/versions`;
  const action = (
    <Link href={`${versions}/new`} className={buttonVariants()}>
      <SnowflakeIcon /> New version
    </Link>
  );
  return (
    <Page title="Versions" description="Frozen datasets, ready to train on" actions={action} fill>
      <PageKeys links={[{ keys: 'n', label: 'New version', href: `${versions}/new` }]} />
      <DataTable
        label="Versions"
        rows={items}
        columns={versionColumns}
        rowId={(version) => version.id}
        rowLabel={(version) => `Version ${version.number}, ${version.name}`}
        rowHref={(version) => `${versions}/${version.number}`}
        page={{ total: items.length }}
        empty={
          <EmptyState icon={<PackageIcon />} title="No versions yet" action={action}>
            A version is a set of accepted variants, frozen: it never changes, and its files always have the
            same bytes.
          </EmptyState>
        }
      />
    </Page>
  );
}
