import { ChartSplineIcon, PlusIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { StudyList } from '#components/studies/study-list.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { listStudies } from '#lib/services/studies/index.ts';

export const metadata: Metadata = { title: 'Studies' };

export default async function StudiesPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { items } = await load(listStudies, { project });
  const home = `/${project}/evaluate/studies`;
  const moving = items.some(({ fit }) => fit?.status === 'queued' || fit?.status === 'running');
  return (
    <Page
      title="Studies"
      description="How accuracy grows with the amount of data"
      trail={[{ title: 'Evaluate', href: `/${project}/evaluate` }]}
      actions={
        <>
          <Link href={`${home}/skywork`} className={buttonVariants({ variant: 'outline' })}>
            Example
          </Link>
          <Link href={`${home}/new`} className={buttonVariants()}>
            <PlusIcon /> New study
          </Link>
        </>
      }
    >
      <PageKeys links={[{ keys: 'n', label: 'New study', href: `${home}/new` }]} />
      {moving && <LiveRefresh />}
      {items.length === 0 ? (
        <EmptyState
          icon={<ChartSplineIcon />}
          title="No studies yet"
          action={
            <>
              <Link href={`${home}/new`} className={buttonVariants()}>
                Paste a table
              </Link>
              <Link href={`${home}/skywork`} className={buttonVariants({ variant: 'outline' })}>
                See the example
              </Link>
            </>
          }
        >
          A study fits scaling laws to accuracies by size, and says what the next doubling buys.
        </EmptyState>
      ) : (
        <StudyList studies={items} home={home} />
      )}
    </Page>
  );
}
