import { ListIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { RequestList } from '#components/generate/request-list.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { RequestStatus, requestStatuses } from '#lib/domain/generate/schema.ts';
import { getBatch, listRequests } from '#lib/services/generate/index.ts';

export const metadata: Metadata = { title: 'Requests' };

type Props = {
  params: Promise<{ project: string; id: string }>;
  searchParams: Promise<{ status?: string; reason?: string; after?: string }>;
};

export default async function RequestsPage({ params, searchParams }: Props) {
  const { project, id } = await params;
  const query = await searchParams;
  const status = RequestStatus.safeParse(query.status).data;
  const { reason, after } = query;
  const [batch, { items, nextAfter }] = await Promise.all([
    load(getBatch, { project, batch: id }),
    load(listRequests, { project, batch: id, status, reason, after }),
  ]);
  const home = `/${project}`;
  const here = `${home}/generate/${id}/requests`;
  const next = new URLSearchParams({
    ...(status && { status }),
    ...(reason && { reason }),
    after: String(nextAfter),
  });
  return (
    <Page
      title="Requests"
      description={reason && `Only those with the reason ${reason}`}
      trail={[
        { title: 'Generate', href: `${home}/generate` },
        { title: batch.name, href: `${home}/generate/${id}` },
      ]}
    >
      <div className="flex max-w-6xl flex-col gap-4">
        <nav aria-label="State" className="flex flex-wrap gap-2">
          {[undefined, ...requestStatuses].map((one) => (
            <Link
              key={one ?? 'all'}
              href={one ? `${here}?status=${one}` : here}
              aria-current={one === status ? 'page' : undefined}
              className={buttonVariants({ variant: one === status ? 'default' : 'outline', size: 'sm' })}
            >
              {one ?? 'all'}
            </Link>
          ))}
        </nav>
        {items.length === 0 ? (
          <EmptyState icon={<ListIcon />} title="No such requests">
            No request of this batch is in this state.
          </EmptyState>
        ) : (
          <RequestList requests={items} home={home} />
        )}
        {nextAfter !== null && (
          <Link href={`${here}?${next}`} className={`${buttonVariants({ variant: 'outline' })} self-start`}>
            Next requests
          </Link>
        )}
      </div>
    </Page>
  );
}
