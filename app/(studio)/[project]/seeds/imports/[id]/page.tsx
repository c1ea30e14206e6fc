import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { ImportFacts } from '#components/seeds/import-facts.tsx';
import { ImportProgress } from '#components/seeds/import-progress.tsx';
import { RejectList } from '#components/seeds/reject-list.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { getImport } from '#lib/services/seeds/index.ts';
import { stopImport } from '../../actions.ts';

export const metadata: Metadata = { title: 'Import' };

type Props = { params: Promise<{ project: string; id: string }>; searchParams: Promise<{ line?: string }> };

export default async function ImportPage({ params, searchParams }: Props) {
  const { project, id } = await params;
  const afterLine = Number((await searchParams).line ?? 0) || 0;
  const found = await load(getImport, { project, import: id, afterLine });
  const onlyVariants = found.variantsAdded === found.rowsAdded;
  const lastLine = found.rejects.at(-1)?.line;
  return (
    <Page
      title={found.fileName}
      trail={[
        { title: 'Seeds', href: `/${project}/seeds` },
        { title: 'Imports', href: `/${project}/seeds/imports` },
      ]}
      actions={
        found.rowsAdded > 0 && (
          <Link
            href={onlyVariants ? `/${project}/generate/variants` : `/${project}/seeds?import=${id}`}
            className={buttonVariants()}
          >
            Browse {onlyVariants ? 'the variants' : 'its seeds'}
          </Link>
        )
      }
      narrow
    >
      <div className="flex flex-col gap-6">
        <ImportProgress state={found} cancel={stopImport.bind(null, project, id)} />
        <ImportFacts state={found} />
        <RejectList
          rejects={found.rejects}
          total={found.rowsRejected}
          download={`/api/v1/seeds/imports/${id}/rejects?project=${encodeURIComponent(project)}`}
        />
        {found.moreRejects && lastLine !== undefined && (
          <Link href={`?line=${lastLine}`} className={buttonVariants({ variant: 'outline' })}>
            Further lines
          </Link>
        )}
      </div>
    </Page>
  );
}
