import { DumbbellIcon, GridIcon, PlusIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { CompareLink, RunList } from '#components/train/run-list.tsx';
import { SweepList } from '#components/train/sweep/sweep-list.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { listRuns, listSweeps } from '#lib/services/train/index.ts';

export const metadata: Metadata = { title: 'Train' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ before?: string }> };

export default async function TrainPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { before } = await searchParams;
  const limit = 50;
  const [{ items }, { items: sweeps }] = await Promise.all([
    load(listRuns, { project, before, limit }),
    load(listSweeps, { project }),
  ]);
  const home = `/${project}/train`;
  const last = items.at(-1);
  return (
    <Page
      title="Train"
      description="Fine-tune models on versions, and watch them learn"
      actions={<Actions home={home} />}
    >
      <PageKeys
        links={[
          { keys: 'n', label: 'New run', href: `${home}/new` },
          { keys: 's', label: 'New sweep', href: `${home}/sweeps/new` },
        ]}
      />
      <div className="flex flex-col gap-6">
        {sweeps.length > 0 && <SweepList sweeps={sweeps} home={home} />}
        {items.length === 0 ? <Nothing home={home} /> : <RunList project={project} runs={items} />}
        {items.length > 1 && <CompareLink project={project} runs={items} />}
        {items.length === limit && last && (
          <Link
            href={`${home}?before=${last.number}`}
            className={`${buttonVariants({ variant: 'outline' })} w-fit`}
          >
            Older runs
          </Link>
        )}
      </div>
    </Page>
  );
}

function Actions({ home }: { home: string }) {
  return (
    <>
      <Link href={`${home}/sweeps/new`} className={buttonVariants({ variant: 'outline' })}>
        <GridIcon /> New sweep
      </Link>
      <Link href={`${home}/new`} className={buttonVariants()}>
        <PlusIcon /> New run
      </Link>
    </>
  );
}

function Nothing({ home }: { home: string }) {
  return (
    <EmptyState
      icon={<DumbbellIcon />}
      title="No runs yet"
      action={
        <Link href={`${home}/new`} className={buttonVariants()}>
          Start the first run
        </Link>
      }
    >
      A run fine-tunes a model on a version, on this machine, a Slurm cluster or through a fine-tuning API.
    </EmptyState>
  );
}
