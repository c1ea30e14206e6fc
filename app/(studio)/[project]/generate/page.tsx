import { PlusIcon, SparklesIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { BatchList } from '#components/generate/batch-list.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { listBatches } from '#lib/services/generate/index.ts';

export const metadata: Metadata = { title: 'Generate' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ after?: string }> };

export default async function GeneratePage({ params, searchParams }: Props) {
  const { project } = await params;
  const { after } = await searchParams;
  const { items, nextAfter } = await load(listBatches, { project, after });
  const home = `/${project}/generate`;
  return (
    <Page
      title="Generate"
      description="Methods turn seeds into variants, in batches"
      actions={<Actions home={home} />}
    >
      <PageKeys
        links={[
          { keys: 'n', label: 'New batch', href: `${home}/new` },
          { keys: 'p', label: 'New plan', href: `${home}/new/plan` },
        ]}
      />
      {items.length === 0 ? (
        <Nothing home={home} />
      ) : (
        <BatchList project={project} batches={items} live={after === undefined} />
      )}
      {nextAfter !== null && (
        <Link
          href={`${home}?after=${nextAfter}`}
          className={`${buttonVariants({ variant: 'outline' })} mt-4`}
        >
          Older batches
        </Link>
      )}
    </Page>
  );
}

function Actions({ home }: { home: string }) {
  return (
    <>
      <Link href={`${home}/variants`} className={buttonVariants({ variant: 'outline' })}>
        Variants
      </Link>
      <Link href={`${home}/templates`} className={buttonVariants({ variant: 'outline' })}>
        Templates
      </Link>
      <Link href={`${home}/yield`} className={buttonVariants({ variant: 'outline' })}>
        Yield
      </Link>
      <Link href={`${home}/new/plan`} className={buttonVariants({ variant: 'outline' })}>
        New plan
      </Link>
      <Link href={`${home}/new`} className={buttonVariants()}>
        <PlusIcon /> New batch
      </Link>
    </>
  );
}

function Nothing({ home }: { home: string }) {
  return (
    <EmptyState
      icon={<SparklesIcon />}
      title="No batches yet"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Link href={`${home}/new/plan`} className={buttonVariants({ variant: 'outline' })}>
            Compose a plan
          </Link>
          <Link href={`${home}/new`} className={buttonVariants()}>
            Start the first batch
          </Link>
        </div>
      }
    >
      A batch applies one method to the seeds that you choose; a plan mixes several, in stages. “New numbers”
      needs no model and takes seconds.
    </EmptyState>
  );
}
