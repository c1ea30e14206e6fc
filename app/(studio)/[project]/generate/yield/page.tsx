import { SproutIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { YieldTable } from '#components/generate/yield-table.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { showYield } from '#lib/services/generate/index.ts';

export const metadata: Metadata = { title: 'Method yield' };

export default async function YieldPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { items } = await load(showYield, { project });
  const home = `/${project}`;
  return (
    <Page
      title="Method yield"
      description="What each method and template version brought, with 95 % Wilson intervals"
      trail={[{ title: 'Generate', href: `${home}/generate` }]}
    >
      {items.length === 0 ? (
        <EmptyState
          icon={<SproutIcon />}
          title="Nothing to compare yet"
          action={
            <Link href={`${home}/generate/new`} className={buttonVariants()}>
              Start a batch
            </Link>
          }
        >
          Once batches ran and people decided, this page says which method and which wording is worth its
          money.
        </EmptyState>
      ) : (
        <YieldTable rows={items} home={home} />
      )}
    </Page>
  );
}
