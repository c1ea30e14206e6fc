import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { load } from '#app/load.ts';
import { formatNumber } from '#components/layout/format.ts';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { TraceView } from '#components/versions/trace/trace-view.tsx';
import { traceRow } from '#lib/services/versions/index.ts';
import { RecallPanel } from '../../../recall-panel.tsx';

export const metadata: Metadata = { title: 'Row of a version' };

type Props = { params: Promise<{ project: string; version: string; position: string }> };

export default async function RowPage({ params }: Props) {
  const { project, version: ref, position: place } = await params;
  const trace = await load(traceRow, {
    ...{ project, version: decodeURIComponent(ref) },
    position: /^\d{1,9}$/.test(place) ? Number(place) : 2_147_483_646,
  });
  const { version, position, variantId, revision, seedId } = trace;
  const rows = `/${project}/versions/${version.number}/rows`;
  const previous = position > 0 ? `${rows}/${position - 1}` : null;
  const next = position + 1 < version.rowCount ? `${rows}/${position + 1}` : null;
  return (
    <Page
      title={`Row ${formatNumber(position + 1)}`}
      description={`of ${formatNumber(version.rowCount)}`}
      trail={[
        { title: 'Versions', href: `/${project}/versions` },
        { title: version.name, href: `/${project}/versions/${version.number}` },
      ]}
      actions={
        <>
          <Step href={previous}>Previous</Step>
          <Step href={next}>Next</Step>
        </>
      }
    >
      <PageKeys
        links={[
          { keys: 'j', label: 'Next row', href: next },
          { keys: 'k', label: 'Previous row', href: previous },
        ]}
      />
      <div className="flex flex-col gap-8">
        <TraceView trace={trace} home={`/${project}`} />
        <RecallPanel project={project} of={revision === 0 ? { seed: seedId } : { variant: variantId }} />
      </div>
    </Page>
  );
}

function Step({ href, children }: { href: string | null; children: ReactNode }) {
  const look = buttonVariants({ variant: 'outline' });
  return href ? (
    <Link href={href} className={look}>
      {children}
    </Link>
  ) : (
    <span className={look} aria-disabled="true">
      {children}
    </span>
  );
}
