import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { BulkDecision } from '#components/review/bulk-decision.tsx';
import { ReviewDesk } from '#components/review/review-desk.tsx';
import { ReviewFilters } from '#components/review/review-filters.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import { listMentions } from '#lib/services/comments/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { getReviewItem, listQueue } from '#lib/services/review/index.ts';
import { decideAll } from './actions.ts';
import { deskActions } from './desk-actions.ts';

export const metadata: Metadata = { title: 'Review' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

const facets = ['status', 'checks', 'subject', 'level', 'method', 'batch', 'audit', 'item'];

export default async function ReviewPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { filters } = readTableQuery(await searchParams, facets);
  const { item: asked, ...chosen } = Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [name, values[0]]),
  );
  const filter = chosen as Omit<Parameters<typeof listQueue>[1], 'project'>;
  const [{ role }, queue, mentions] = await Promise.all([
    load(getProject, { project }),
    load(listQueue, { ...filter, project }),
    load(listMentions, { project, limit: 20 }),
  ]);
  const id = asked ?? queue.items[0]?.id;
  const initial = id ? await load(getReviewItem, { project, variant: id }) : null;
  const isQueued = !initial || queue.items.some((entry) => entry.id === initial.variant.id);
  const first = { id: initial?.variant.id ?? '', seq: initial?.variant.seq ?? 0 };
  const { status = 'pending', audit, ...matching } = filter;
  // What an audit drew is there to be read, row by row.
  const mayDecideAll =
    may(role, 'undo-others') && status === 'pending' && audit === undefined && queue.total > 0;
  return (
    <Page
      title="Review"
      description="One variant at a time; every act has a key, ? lists them"
      actions={
        <>
          <Link href={`/${project}/review/dashboard`} className={buttonVariants({ variant: 'ghost' })}>
            Dashboard
          </Link>
          <Link href={`/${project}/review/mentions`} className={buttonVariants({ variant: 'ghost' })}>
            For you{mentions.items.length > 0 && ` ${mentions.items.length}${mentions.nextAfter ? '+' : ''}`}
          </Link>
          <Link
            href={`/${project}/generate/variants?status=pending`}
            className={buttonVariants({ variant: 'ghost' })}
          >
            In bulk
          </Link>
          <Link href={`/${project}/review/agreement`} className={buttonVariants({ variant: 'ghost' })}>
            Agreement
          </Link>
          <Link href={`/${project}/review/queues`} className={buttonVariants({ variant: 'outline' })}>
            Queues
          </Link>
          <Link href={`/${project}/review/audits`} className={buttonVariants({ variant: 'outline' })}>
            Audits
          </Link>
          {mayDecideAll && (
            <BulkDecision
              total={queue.total}
              isCapped={queue.totalIsCapped}
              decide={decideAll.bind(null, project, matching)}
            />
          )}
        </>
      }
      fill
    >
      <ReviewFilters methods={methods.map(({ id: value, title }) => ({ id: value, title }))} />
      <ReviewDesk
        key={`${JSON.stringify(filter)} ${queue.total} ${queue.items[0]?.id}`}
        source={{ kind: 'filter', project, filter: chosen }}
        queue={isQueued ? queue : { ...queue, items: [first, ...queue.items] }}
        initial={initial}
        actions={deskActions(project)}
        mayReview={may(role, 'review')}
      />
    </Page>
  );
}
