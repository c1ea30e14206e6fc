import { ArrowLeftRightIcon, PackageIcon, SnowflakeIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { RunProgress } from '#components/corpus/run-progress.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { BranchOrigin } from '#components/versions/branch/branch-origin.tsx';
import { versionColumns } from '#components/versions/version-columns.tsx';
import { listRuns } from '#lib/services/corpus/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { listVersions } from '#lib/services/versions/index.ts';
import { cancelFreeze } from './actions.ts';

export const metadata: Metadata = { title: 'Versions' };

export default async function VersionsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  // First: what ends between this and the rest is either followed to its end here, or whole in the rest.
  const runs = await load(listRuns, { project, kind: 'freeze', limit: 1 });
  const [{ items }, { branchedFrom }] = await Promise.all([
    load(listVersions, { project }),
    load(getProject, { project }),
  ]);
  const last = runs.items[0];
  const versions = `/${project}/versions`;
  const action = (
    <Link href={`${versions}/new`} className={buttonVariants()}>
      <SnowflakeIcon /> New version
    </Link>
  );
  const actions = (
    <>
      {items.length > 1 && (
        <Link href={`${versions}/compare`} className={buttonVariants({ variant: 'outline' })}>
          <ArrowLeftRightIcon /> Compare
        </Link>
      )}
      {action}
    </>
  );
  return (
    <Page title="Versions" description="Frozen datasets, ready to train on" actions={actions} fill>
      <PageKeys links={[{ keys: 'n', label: 'New version', href: `${versions}/new` }]} />
      {last && last.status !== 'done' && last.status !== 'cancelled' && (
        <RunProgress
          project={project}
          run={last}
          unit="rows"
          cancel={cancelFreeze.bind(null, project, last.id)}
        />
      )}
      {branchedFrom && (
        <div className="px-4 pt-3 md:px-6">
          <BranchOrigin origin={branchedFrom} />
        </div>
      )}
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
