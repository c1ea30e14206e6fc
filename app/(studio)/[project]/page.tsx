import { ArrowRightIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { type ReactNode, Suspense } from 'react';
import { load, orPage } from '#app/load.ts';
import { NumberValue } from '#components/layout/number-value.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { Funnel } from '#components/overview/funnel.tsx';
import { funnelSteps } from '#components/overview/funnel-steps.ts';
import { nextStep } from '#components/overview/next-step.ts';
import { WaitingList, waitingItems } from '#components/overview/waiting-list.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { BranchOrigin } from '#components/versions/branch/branch-origin.tsx';
import { WebhookNotice } from '#components/webhooks/webhook-notice.tsx';
import { may } from '#lib/domain/access.ts';
import { getProject, getSpending } from '#lib/services/projects/index.ts';
import { listWebhooks } from '#lib/services/webhooks/index.ts';
import { MeasuredSoFar } from './measured-so-far.tsx';
import { overviewOf } from './overview.ts';
import { RunningNow } from './running-now.tsx';

export const metadata: Metadata = { title: 'Overview' };

type Overview = Awaited<ReturnType<typeof overviewOf>>;

/** Where the project stands, and what to do next. */
export default async function OverviewPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const home = `/${project}`;
  const counts = await orPage(overviewOf(project));
  const { branchedFrom, role } = await load(getProject, { project });
  const webhooks = may(role, 'configure') ? await load(listWebhooks, { project }) : null;
  const next = nextStep(counts);
  return (
    <Page title="Overview">
      <div className="flex max-w-6xl flex-col gap-8">
        <BranchOrigin origin={branchedFrom} />
        {webhooks && <WebhookNotice webhooks={webhooks.items} home={home} />}
        {next && (
          <section className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg bg-primary-soft px-4 py-3">
            <div className="flex min-w-0 flex-col">
              <h2 className="font-semibold text-base">{next.title}</h2>
              <p className="text-pretty text-muted-foreground text-sm">{next.why}</p>
            </div>
            <Link href={`${home}${next.path}`} className={buttonVariants()}>
              {next.action} <ArrowRightIcon />
            </Link>
          </section>
        )}
        <div className="grid gap-8 xl:grid-cols-[1fr_20rem]">
          <Section title="From seeds to a version">
            <Funnel steps={funnelSteps(home, counts)} />
            <Suspense fallback={<Skeleton className="h-5 w-64" />}>
              <Spending project={project} counts={counts} />
            </Suspense>
          </Section>
          <div className="flex flex-col gap-8">
            <Section title="Waits for you">
              <WaitingList items={waitingItems(home, counts)} />
            </Section>
            <Section title="Running now">
              <Suspense fallback={<Skeleton className="h-5 w-40" />}>
                <RunningNow project={project} />
              </Suspense>
            </Section>
            {counts.versions > 0 && (
              <Section title="Trained and measured">
                <Suspense fallback={<Skeleton className="h-24 w-full" />}>
                  <MeasuredSoFar project={project} counts={counts} />
                </Suspense>
              </Section>
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-medium text-base">{title}</h2>
      {children}
    </section>
  );
}

async function Spending({ project, counts }: { project: string; counts: Overview }) {
  const { dollars } = await load(getSpending, { project });
  if (dollars === 0) return null;
  return (
    <p className="text-muted-foreground text-sm">
      <NumberValue value={dollars} as="money" className="text-foreground" /> spent on models
      {counts.accepted > 0 && (
        <>
          {', '}
          <NumberValue value={dollars / counts.accepted} as="money" className="text-foreground" /> for each
          accepted variant
        </>
      )}
    </p>
  );
}
