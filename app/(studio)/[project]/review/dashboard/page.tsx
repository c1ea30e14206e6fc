import { ChartColumnIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { CountedAt } from '#components/review/dashboard/counted-at.tsx';
import { DashboardView } from '#components/review/dashboard/dashboard-view.tsx';
import { PeriodChoice } from '#components/review/dashboard/period-choice.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { DashboardPeriod } from '#lib/domain/review/dashboard/schema.ts';
import { getProject } from '#lib/services/projects/get.ts';
import { showDashboard } from '#lib/services/review/index.ts';

export const metadata: Metadata = { title: 'Review dashboard' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ days?: string }> };

export default async function DashboardPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { days } = DashboardPeriod.catch({ days: 30 }).parse(await searchParams);
  const [{ role }, data] = await Promise.all([
    load(getProject, { project }),
    load(showDashboard, { project, days }),
  ]);
  const home = `/${project}`;
  const isEmpty = data.acceptance.method.length === 0 && data.total.decisions === 0;
  return (
    <Page
      title="Dashboard"
      description="What people decided, how fast, and what is left"
      trail={[{ title: 'Review', href: `${home}/review` }]}
      actions={
        <>
          {may(role, 'undo-others') && (
            <a
              href={`/api/v1/review/steps/export?project=${project}`}
              download
              className={buttonVariants({ variant: 'outline' })}
            >
              Export step labels
            </a>
          )}
          <PeriodChoice days={days} path={`${home}/review/dashboard`} />
        </>
      }
    >
      {data.countedAt && <CountedAt at={data.countedAt} counting={data.counting} />}
      {data.counting ? null : isEmpty ? (
        <EmptyState
          icon={<ChartColumnIcon />}
          title="Nothing was decided yet"
          action={
            <Link href={`${home}/review`} className={buttonVariants()}>
              Open the review desk
            </Link>
          }
        >
          Once people decide variants, this page shows how many and how fast, what they accept and why not,
          and when the rest will be done.
        </EmptyState>
      ) : (
        <DashboardView data={data} home={home} />
      )}
    </Page>
  );
}
