import { ScaleIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { AuditTable } from '#components/audits/audit-table.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { listAudits } from '#lib/services/audits/index.ts';
import { getProject } from '#lib/services/projects/index.ts';

export const metadata: Metadata = { title: 'Audits' };

export default async function AuditsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [{ role }, { items }] = await Promise.all([
    load(getProject, { project }),
    load(listAudits, { project, limit: 200 }),
  ]);
  const home = `/${project}`;
  const make = may(role, 'configure') && (
    <Link href={`${home}/review/audits/new`} className={buttonVariants()}>
      New audit
    </Link>
  );
  return (
    <Page
      title="Audits"
      description="A sample is read, and whole strata are accepted or rejected by it"
      trail={[{ title: 'Review', href: `${home}/review` }]}
      actions={items.length > 0 && make}
    >
      {items.some(({ status }) => status === 'drawing') && <LiveRefresh />}
      {items.length === 0 ? (
        <EmptyState icon={<ScaleIcon />} title="No audit yet" action={make}>
          Nobody reads millions of rows. An audit says how many of each kind to read, draws them by chance,
          and tells when a whole stratum may be accepted or rejected.
        </EmptyState>
      ) : (
        <AuditTable rows={items} home={home} />
      )}
    </Page>
  );
}
